import type { TableSchema } from '#lib/datasets/browser.ts';
import type { Plan, Query } from '../plan.ts';
import type { PlanColumn } from '../plan-column.ts';
import { column, over, star } from '../sql/expression.ts';
import { as, ascending, fromTable, type OrderTerm, type Select, select } from '../sql/select.ts';
import { cutOf, keepWithin, sortWithin } from './cut.ts';
import { compileFilter } from './filter.ts';
import { fromEnd } from './from-end.ts';

type Rows = Extract<Query, { kind: 'rows' }>;

/** Rows as they are, as one SELECT. Rows that tie keep the table's order. */
export function compileRows(
  plan: Plan,
  query: Rows,
  { schema, columns }: { schema: TableSchema; columns: readonly PlanColumn[] },
): Select {
  const shown = columns.map(({ field, name }) => as(column(field ?? name), name));
  const rows = select({
    columns: query.columns.length === 0 ? [as(star, null)] : shown,
    distinct: query.distinct,
    from: fromTable(schema.table),
    where: plan.filters.map((filter) => compileFilter(filter, schema)),
  });
  if (query.fromEnd) return fromEnd(rows, plan);
  return {
    ...rows,
    qualify: keepWithin(plan, column),
    orderBy: rowOrder(plan, query, columns),
    ...cutOf(plan),
  };
}

function rowOrder(plan: Plan, query: Rows, columns: readonly PlanColumn[]): OrderTerm[] {
  const asked = sortWithin(plan).map(({ by, direction }) => ({ expression: column(by), direction }));
  if (query.distinct) {
    const named = new Set(plan.sort.map(({ by }) => by));
    return [
      ...asked,
      ...columns.filter(({ name }) => !named.has(name)).map(({ name }) => ascending(column(name))),
    ];
  }
  return asked.length === 0 ? [] : [...asked, ascending(over('row_number', []))];
}
