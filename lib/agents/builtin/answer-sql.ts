import type { Result } from '#lib/datasets/index.ts';
import type { BuiltinAnswer, BuiltinQuestion } from './builtin-answer.ts';
import { drawCharts } from './draw-charts.ts';
import { finishAnswer } from './finish-answer.ts';
import type { Prose } from './prose/prose.ts';
import { valueWords } from './prose/value-words.ts';

/** Runs SQL that a person wrote, as it is, and draws what its Result allows. */
export async function answerSql(sql: string, question: BuiltinQuestion): Promise<BuiltinAnswer> {
  const { tools } = question;
  tools.progress('Running a query');
  const { callId, result } = await tools.queryData({ sql, purpose: 'SQL as written' });
  const charts = await drawCharts({ callId, result, planned: null }, tools);
  const prose = describeResult(result);
  return finishAnswer({
    prose,
    reading: null,
    results: [{ callId, result }],
    charts,
    question: sql,
    suggestions: [],
  });
}

function describeResult(result: Result): Prose {
  const [row] = result.rows;
  const [column] = result.columns;
  if (row === undefined || column === undefined) {
    return {
      sentences: ['The query ran and gave no rows. Loosen its conditions to see some.'],
      headline: [],
    };
  }
  if (result.rows.length === 1 && result.columns.length === 1) {
    const value = row[0] ?? null;
    return {
      sentences: [`The query gave one value: ${column.name} is ${valueWords(value)}.`],
      headline: [{ name: column.name, value }],
    };
  }
  const cut = result.truncated ? ' Only the first rows are shown; download the table for all.' : '';
  return { sentences: [`The query ran; the table has its rows.${cut}`], headline: [] };
}
