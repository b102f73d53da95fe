import type { Plan } from '#lib/analysis/index.ts';
import type { TableSchema } from '#lib/datasets/index.ts';
import { columnIndex } from '../link/column-index.ts';
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
    ...(dimensions.length > 0 && !dimensions.some((one) => one.timeUnit) ? ['top 5'] : []),
    ...(time ? ['over time'] : []),
  ].slice(0, 3);
}
