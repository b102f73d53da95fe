'use client';

import { Spinner } from '#components/ui/spinner.tsx';
import { type AnswerBlock, isOver } from '#lib/client/index.ts';
import { AnswerActions } from './answer-actions.tsx';
import { AnswerFailure } from './answer-failure.tsx';
import { AnswerProse } from './answer-prose.tsx';
import { CodeRuns } from './code-run-view.tsx';
import { ReadingLine } from './reading-line.tsx';
import { ResultCardView } from './result-card-view.tsx';
import { Steps } from './steps.tsx';
import { Suggestions } from './suggestions.tsx';

/** An answer, whatever is there of it: prose, how the question was read, Results, what was done, what went wrong. */
export default function Answer({ answer, maySuggest }: { answer: AnswerBlock; maySuggest: boolean }) {
  const over = isOver(answer.status);
  const isWaiting = !over && answer.prose.length === 0;
  return (
    <article aria-label="Plotline" className="space-y-3">
      {answer.prose.length > 0 && <AnswerProse answer={answer} />}
      {isWaiting && (
        <p className="flex items-center gap-2 text-ink-soft">
          <Spinner />
          {answer.waitingFor ?? 'Working on it'}…
        </p>
      )}
      {answer.reading && (
        <ReadingLine
          reading={answer.reading}
          chart={answer.cards.find(({ chart }) => chart)?.chart ?? null}
        />
      )}
      {answer.cards.map((card) => (
        <ResultCardView key={card.callId} card={card} />
      ))}
      <CodeRuns runs={answer.runs} />
      {answer.steps.length > 0 && <Steps steps={answer.steps} isOver={over} />}
      <AnswerFailure answer={answer} />
      {over && <AnswerActions answer={answer} />}
      {over && maySuggest && answer.suggestions.length > 0 && <Suggestions questions={answer.suggestions} />}
    </article>
  );
}
