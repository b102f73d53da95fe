import type { Cell, Column, Result, TableSchema } from '#lib/datasets/browser.ts';
import { type Evidence, numberIn } from './inference/test-query.ts';
import { testRules } from './inference/test-rules.ts';
import type { Plan } from './plan.ts';
import { resultColumns } from './result-columns.ts';
import { correlationP } from './statistics/correlation-p.ts';

/**
 * The plan's Result, made of the rows that its SQL gave: what SQL can't compute (a test's p-value) is put to what it
 * gathered. The Result itself where the plan needs nothing more.
 */
export function completeResult(plan: Plan, result: Result, schema: TableSchema): Result {
  const conclude = conclusionOf(plan);
  if (conclude === null) return result;
  const columns = resultColumns(plan, schema).map(({ name, type }): Column => {
    const gathered = result.columns.find((column) => column.name === name);
    return { name, type, sqlType: gathered?.sqlType ?? sqlTypes[type] ?? 'DOUBLE' };
  });
  const rows = result.rows.map((row) => {
    const cells = conclude(evidenceOf(result, row));
    return columns.map(({ name }) => cells[name] ?? null);
  });
  return { ...result, columns, rows };
}

/** Whether the Result holds what SQL can't compute. */
export function needsCompletion(plan: Plan): boolean {
  return conclusionOf(plan) !== null;
}

const sqlTypes: Record<string, string> = { text: 'VARCHAR', integer: 'BIGINT' };

function evidenceOf({ columns }: Result, row: readonly Cell[]): Evidence {
  return Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null]));
}

function conclusionOf({ query, statistic }: Plan): ((evidence: Evidence) => Record<string, Cell>) | null {
  if (query.kind === 'test') return (evidence) => testRules[query.test].conclude(evidence, query);
  if (query.kind !== 'correlation' || statistic?.kind !== 'significance') return null;
  return (evidence) => {
    const p = correlationP(numberIn(evidence, 'correlation'), numberIn(evidence, 'pairs'));
    return { ...evidence, 'p-value': Number.isFinite(p) ? p : null };
  };
}
