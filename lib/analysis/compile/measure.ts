import type { TableSchema } from '#lib/datasets/browser.ts';
import type { Filter, Measure } from '../plan.ts';
import { allOf, binary, type Expression, over, subquery } from '../sql/expression.ts';
import { as, fromTable, select } from '../sql/select.ts';
import { aggregateExpression } from './aggregate-expression.ts';
import { compileFilter } from './filter.ts';

/**
 * A measure as SQL. A share is of the total over all groups; without groups, of the whole table, so that the
 * filters say what it is a share of.
 */
export function compileMeasure(measure: Measure, schema: TableSchema, grouped: boolean): Expression {
  const all = aggregateExpression(measure, schema);
  const { where } = measure;
  const value = where === undefined ? all : onlyWhere(all, where, schema);
  if (!measure.share) return value;
  if (where !== undefined) return binary('/', value, all);
  if (grouped) return binary('/', value, over('sum', [value]));
  const whole = select({ columns: [as(value, null)], from: fromTable(schema.table) });
  return binary('/', value, subquery(whole));
}

/** Functions around an aggregate. */
const wrapping = new Set(['list_max', 'map_values']);

/** Every call within that aggregates, of the rows that meet the conditions alone. */
function onlyWhere(value: Expression, where: readonly Filter[], schema: TableSchema): Expression {
  if (value.kind === 'binary') {
    const [left, right] = [value.left, value.right].map((side) => onlyWhere(side, where, schema));
    return { ...value, left: left ?? value.left, right: right ?? value.right };
  }
  if (value.kind !== 'call') return value;
  if (wrapping.has(value.name))
    return { ...value, arguments: value.arguments.map((inner) => onlyWhere(inner, where, schema)) };
  const filter = allOf(where.map((each) => compileFilter(each, schema)));
  return filter === null ? value : { ...value, filter };
}
