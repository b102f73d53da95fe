import type { Plan } from '../plan.ts';
import type { PlanColumn } from '../plan-column.ts';
import { column } from '../sql/expression.ts';
import type { OrderTerm } from '../sql/select.ts';
import { sortWithin } from './cut.ts';
import type { CompiledDimension } from './dimension.ts';

/**
 * The order of groups: as asked, then by the dimensions, so that it is the same each time. Where no order was
 * asked, one unordered dimension is sorted by its first measure, largest first; any others by themselves.
 */
export function groupOrder(
  plan: Plan,
  columns: readonly PlanColumn[],
  dimensions: readonly CompiledDimension[],
): OrderTerm[] {
  return groupSort(plan, columns).map(({ by, direction }) => ({
    expression: orderExpression(by, columns, dimensions),
    direction,
  }));
}

/** The same order by names of the Result's columns. */
export function groupSort(plan: Plan, columns: readonly PlanColumn[]): Plan['sort'] {
  const asked = plan.sort.length > 0 ? sortWithin(plan) : defaultSort(columns);
  const named = new Set(asked.map((sort) => sort.by));
  const rest = columns
    .filter(({ role, name }) => role === 'dimension' && !named.has(name))
    .map(({ name }) => ({ by: name, direction: 'ascending' as const }));
  return [...asked, ...rest];
}

function orderExpression(
  by: string,
  columns: readonly PlanColumn[],
  dimensions: readonly CompiledDimension[],
) {
  const found = columns.find((each) => each.name === by);
  const order = found?.role === 'dimension' ? dimensions[found.index]?.order : null;
  return order ?? column(by);
}

function defaultSort(columns: readonly PlanColumn[]): Plan['sort'] {
  const dimensions = columns.filter(({ role }) => role === 'dimension');
  const measure = columns.find(({ role }) => role === 'measure');
  const [only] = dimensions;
  if (dimensions.length !== 1 || !only || !measure || hasOrder(only)) return [];
  return [{ by: measure.name, direction: 'descending' }];
}

/** Time, bins and numbers are read along their axis; names are not. */
function hasOrder({ type, timeUnit, bin }: PlanColumn): boolean {
  return bin || timeUnit !== null || !(type === 'text' || type === 'boolean');
}
