import { checkLedger, type Plan } from '#lib/analysis/index.ts';
import type { ChartSpec } from '#lib/charts/index.ts';
import type { Result } from '#lib/datasets/index.ts';
import type { Reading } from '#lib/language/index.ts';
import type { BuiltinAnswer } from './builtin-answer.ts';
import { filterWords } from './prose/filter-words.ts';
import type { Prose } from './prose/prose.ts';

type Finished = {
  prose: Prose;
  reading: Reading | null;
  /** Every query of the answer; the first is the one that is shown. */
  results: readonly { callId: string; result: Result; isGrouped?: boolean }[];
  charts: ChartSpec[];
  question: string | null;
  suggestions: string[];
};

/** Puts the parts together and checks the numbers of the prose against the Results. */
export function finishAnswer(finished: Finished): BuiltinAnswer {
  const { prose, reading, results, charts, question, suggestions } = finished;
  const text = prose.sentences.join(' ');
  return {
    status: 'answered',
    reason: null,
    text,
    reading,
    headline: prose.headline,
    ledger: checkLedger(text, results.map(spokenOf), askedWords(question, reading?.plan ?? null)),
    result: wholeResult(results.map(({ result }) => result)),
    charts,
    suggestions,
  };
}

const mostRows = 500;

/** Of rows as they are only the first are spoken of; a long list need not be searched for names. */
function spokenOf({ callId, result, isGrouped }: Finished['results'][number]) {
  return { callId, result: isGrouped ? result : { ...result, rows: result.rows.slice(0, mostRows) } };
}

/** The words of the person, and the conditions of the plan, which are the person's too. */
function askedWords(question: string | null, plan: Plan | null): string {
  const conditions = plan === null ? '' : filterWords(plan.filters);
  const quantiles =
    plan?.query.kind === 'aggregate'
      ? plan.query.measures.flatMap(({ quantile }) => (quantile === null ? [] : `${quantile * 100}`))
      : [];
  const level = plan?.statistic?.kind === 'significance' ? plan.statistic.level : 0.05;
  const limits =
    plan?.query.kind === 'test' || plan?.query.kind === 'correlation' ? [`${level}`, '0.001', '5'] : [];
  const factor = plan?.query.kind === 'outliers' ? [`${plan.query.factor}`] : [];
  return [question ?? '', conditions, ...quantiles, ...limits, ...factor].join(' ; ');
}

/** The Result that is shown, with the statements of all queries. */
function wholeResult(results: readonly Result[]): Result | null {
  const [shown] = results;
  if (shown === undefined) return null;
  return { ...shown, sql: results.map(({ sql }) => sql).join(';\n') };
}
