import type { TableSchema } from '#lib/datasets/browser.ts';
import type { Plan } from './plan.ts';
import { resultColumns } from './result-columns.ts';

/** What is wrong with the order of the rows. */
export function validateSort(plan: Plan, schema: TableSchema): string[] {
  if (plan.query.kind === 'test' && (plan.sort.length > 0 || plan.limit !== null))
    return ['The rows of a test can’t be sorted or cut.'];
  const names = resultColumns(plan, schema).map(({ name }) => name);
  const { query } = plan;
  const hidden = query.kind === 'rows' && !query.distinct ? schema.columns.map(({ name }) => name) : [];
  const known = new Set([...names, ...hidden]);
  return plan.sort
    .filter(({ by }) => !known.has(by))
    .map(
      ({ by }) =>
        `The rows can’t be sorted by “${by}”. They have ${names
          .slice(0, 20)
          .map((name) => `“${name}”`)
          .join(', ')}.`,
    );
}

/** What is wrong with how the rows are cut: from which end, and within which groups. */
export function validateCut(plan: Plan, schema: TableSchema): string[] {
  const { query, sort, limit, skip, limitWithin } = plan;
  const isFromEnd = query.kind === 'rows' && query.fromEnd === true;
  if (isFromEnd && (sort.length > 0 || query.distinct || limitWithin !== undefined))
    return ['Rows are counted from the last one only as they stand in the table, not sorted or different.'];
  if (isFromEnd && limit === null && skip === undefined)
    return ['How many of the last rows are meant is not said.'];
  if (limitWithin === undefined) return [];
  if (query.kind !== 'aggregate' && (query.kind !== 'rows' || query.distinct))
    return ['Only rows and groups can be cut within each value of a column.'];
  if (sort.length !== 1) return ['The first of each group are told by one order.'];
  const names =
    query.kind === 'rows'
      ? schema.columns.map(({ name }) => name)
      : resultColumns(plan, schema)
          .filter(({ role }) => role === 'dimension')
          .map(({ name }) => name);
  return limitWithin
    .filter((name) => !names.includes(name))
    .map((name) => `The rows can’t be cut within “${name}”.`);
}
