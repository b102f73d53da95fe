'use client';

import type { AnswerBlock } from '#lib/client/index.ts';
import { numberSources } from './number-source.ts';
import { ProseText } from './prose-text.tsx';

/** The words of an answer; where Results are at hand, its numbers show where they come from. */
export function AnswerProse({ answer }: { answer: AnswerBlock }) {
  const sources = numberSources(answer.steps, answer.cards);
  return (
    <div data-prose className="space-y-3">
      {answer.prose.map((prose) => (
        <ProseText
          key={prose.key}
          prose={prose}
          sources={sources}
          mayBeMarkdown={answer.analyst !== 'builtin'}
        />
      ))}
    </div>
  );
}
