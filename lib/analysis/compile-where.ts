import { PlotlineError } from '#lib/base/browser.ts';
import type { TableSchema } from '#lib/datasets/browser.ts';
import { compileFilter } from './compile/filter.ts';
import { type Filter, Plan } from './plan.ts';
import { allOf } from './sql/expression.ts';
import { printExpression } from './sql/print.ts';
import { validatePlan } from './validate-plan.ts';

/**
 * The filters, joined by AND, as a SQL condition over the table's columns; null where there are none. Fails with
 * `invalid_input` where a filter does not fit the table.
 */
export function compileWhere(filters: readonly Filter[], schema: TableSchema): string | null {
  const plan = Plan.parse({ table: schema.table, query: { kind: 'rows' }, filters: [...filters] });
  const [error] = validatePlan(plan, schema);
  if (error !== undefined) throw new PlotlineError('invalid_input', error);
  const condition = allOf(plan.filters.map((filter) => compileFilter(filter, schema)));
  return condition && printExpression(condition);
}
