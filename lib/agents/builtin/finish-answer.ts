import type { ChartSpec } from '#lib/charts/index.ts';
import type { Result } from '#lib/datasets/index.ts';
import type { Reading } from '#lib/language/index.ts';
import type { BuiltinAnswer } from './builtin-answer.ts';
import type { Prose } from './prose/prose.ts';

type Finished = {
  prose: Prose;
  reading: Reading | null;
  callId: string;
  result: Result;
  charts: ChartSpec[];
  question: string | null;
  suggestions: string[];
};

/** Puts the parts together and checks the numbers of the prose against the Result. */
export function finishAnswer(finished: Finished): BuiltinAnswer {
  const { prose, reading, result, charts, suggestions } = finished;
  const text = prose.sentences.join(' ');
  return {
    status: 'answered',
    reason: null,
    text,
    reading,
    headline: prose.headline.slice(0, mostHeadlines(prose)),
    ledger: [],
    result,
    charts,
    suggestions,
  };
}

/** Three at most, unless one row was asked for more measures than that. */
function mostHeadlines({ headline }: Prose): number {
  return Math.min(headline.length, 12);
}
