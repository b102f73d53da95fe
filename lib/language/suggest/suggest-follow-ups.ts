import type { Dimension, Plan } from '#lib/analysis/index.ts';
import type { TableSchema } from '#lib/datasets/index.ts';
import { type ColumnRef, columnIndex } from '../link/column-index.ts';
import { isContinuous, isTime, isUnique } from '../link/column-nature.ts';

/** At most three short follow-ups that change one part of an answered plan. */
export function suggestFollowUps(plan: Plan, schema: TableSchema): string[] {
  if (plan.query.kind !== 'aggregate') return [];
  const { dimensions, measures } = plan.query;
  const used = new Set([...dimensions.map((one) => one.column), ...measures.map((one) => one.column)]);
  const { columns } = columnIndex(schema);
  const free = columns.filter((column) => !used.has(column.name));
  const group = free.find(
    (column) =>
      !isUnique(column) && !isTime(column) && !isContinuous(column) && column.profile.distinct <= 30,
  );
  const number = free.find(isContinuous);
  const time = free.find(isTime);
  const averaged = measures[0]?.aggregate === 'mean';
  return [
    ...(group && dimensions.length > 0 ? [`by ${group.name} instead`] : group ? [`by ${group.name}`] : []),
    ...(averaged ? ['what about the median?'] : number ? [`what about ${number.name}?`] : []),
    ...(plan.limit === null && hasMany(dimensions, columns) ? ['top 5'] : []),
    ...(time ? ['over time'] : []),
  ].slice(0, 3);
}

/** One column splits the rows, not time and not bins, into more groups than five. */
function hasMany(dimensions: readonly Dimension[], columns: readonly ColumnRef[]): boolean {
  const [only, second] = dimensions;
  if (!only || second || only.timeUnit !== null || only.bins !== null) return false;
  const column = columns.find((one) => one.name === only.column);
  return column !== undefined && !isTime(column) && column.profile.distinct > 5;
}
