'use client';

import type { AnswerBlock } from '#lib/client/index.ts';
import { ProseText } from './prose-text.tsx';

/** The words of an answer; where Results are at hand, its numbers show where they come from. */
export function AnswerProse({ answer }: { answer: AnswerBlock }) {
  const sqlByCall = new Map(answer.steps.flatMap(({ key, sql }) => (sql ? [[key, sql] as const] : [])));
  return (
    <div data-prose className="space-y-3">
      {answer.prose.map((prose) => (
        <ProseText key={prose.key} prose={prose} sqlByCall={sqlByCall} />
      ))}
    </div>
  );
}
