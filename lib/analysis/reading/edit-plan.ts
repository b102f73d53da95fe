import type { TableSchema } from '#lib/datasets/browser.ts';
import type { Plan, Query } from '../plan.ts';
import type { PlanColumn } from '../plan-column.ts';
import { resultColumns } from '../result-columns.ts';

/**
 * The plan with another query. A sort follows its column where that changed its name and goes where the column
 * is gone; a statistic goes with its dimension.
 */
export function withQuery(plan: Plan, query: Query, schema: TableSchema): Plan {
  const before = resultColumns(plan, schema);
  const after = resultColumns({ ...plan, query }, schema);
  const sort = plan.sort.flatMap((each) => {
    const by = followedName(each.by, before, after);
    return by === null ? [] : [{ ...each, by }];
  });
  const kept = dimensionOf(before) === dimensionOf(after);
  return { ...plan, query, sort, statistic: kept ? plan.statistic : null };
}

function followedName(
  name: string,
  before: readonly PlanColumn[],
  after: readonly PlanColumn[],
): string | null {
  if (after.some((column) => column.name === name)) return name;
  const column = before.find((each) => each.name === name);
  const follower = after.find((each) => each.role === column?.role && each.index === column.index);
  return column && follower && column.role !== 'value' ? follower.name : null;
}

function dimensionOf(columns: readonly PlanColumn[]): string | undefined {
  return columns.find(({ role }) => role === 'dimension')?.name;
}

/** The list with another value at a place. */
export function replaced<Item>(items: readonly Item[], index: number, item: Item): Item[] {
  return items.map((each, place) => (place === index ? item : each));
}

/** The list without the item at a place. */
export function removed<Item>(items: readonly Item[], index: number): Item[] {
  return items.filter((_, place) => place !== index);
}
