import type { TableSchema } from '#lib/datasets/browser.ts';
import type { Plan } from '../plan.ts';
import { call, column, type Expression, list, literal, named, star, struct } from '../sql/expression.ts';
import { as, fromSelect, fromTable, type Select, select } from '../sql/select.ts';
import { cutOf } from './cut.ts';
import { compileFilter } from './filter.ts';

/** One row for each set of facts, all computed in one pass over the table, sorted and cut as the plan says. */
export function selectFacts(
  plan: Plan,
  schema: TableSchema,
  facts: readonly Record<string, Expression>[],
): Select {
  const rows = call('unnest', list(facts.map(struct)), named('recursive', literal(true)));
  return sorted(
    plan,
    select({
      columns: [as(rows, null)],
      from: fromTable(schema.table),
      where: plan.filters.map((filter) => compileFilter(filter, schema)),
    }),
  );
}

/** The SELECT in the plan's order and to its limit; untouched where it has none. */
export function sorted(plan: Plan, inner: Select): Select {
  if (plan.sort.length === 0) return { ...inner, ...cutOf(plan) };
  return select({
    columns: [as(star, null)],
    from: fromSelect(inner),
    orderBy: plan.sort.map(({ by, direction }) => ({ expression: column(by), direction })),
    ...cutOf(plan),
  });
}
