import { toAnswerChart } from '#lib/charts/index.ts';
import type { Result } from '#lib/datasets/index.ts';
import type { Answered } from './asker.ts';

const mostRows = 50_000;

/** An answer in the form of a batch (contract: ask-cli). */
export function answerLine(id: string, { answer, sql, milliseconds }: Answered) {
  const { status, reason, text, headline, result, charts, reading } = answer;
  return {
    id,
    status,
    reason,
    text,
    headline,
    table: result === null ? null : tableOf(result, reading?.ordered ?? false),
    charts: charts.map(toAnswerChart),
    plan: reading?.plan ?? null,
    sql: sql.join(';\n'),
    ms: Math.round(milliseconds * 10) / 10,
  };
}

function tableOf(result: Result, ordered: boolean) {
  return {
    columns: result.columns.map(({ name, sqlType }) => ({ name, type: sqlType })),
    rows: result.rows.slice(0, mostRows),
    ordered,
    totalRows: result.totalRows,
  };
}

export function errorLine(id: string | null, reason: string) {
  return {
    id,
    status: 'error',
    reason,
    text: '',
    headline: [],
    table: null,
    charts: [],
    plan: null,
    sql: '',
    ms: 0,
  };
}
