import { isNumeric, type TableSchema } from '#lib/datasets/browser.ts';
import type { Dimension, Filter, TimeUnit } from '../plan.ts';
import { binary, call, cast, column, type Expression, literal } from '../sql/expression.ts';
import { binStep } from './bin-step.ts';

export type CompiledDimension = {
  /** The Result's columns: one, or two for a bin (start and end). */
  expressions: readonly Expression[];
  /** What rows are grouped by, so that all of the above can be told from it. */
  groupBy: readonly Expression[];
  /** What the groups are sorted by, where the shown value has another order than its meaning. */
  order: Expression | null;
};

/** A dimension as SQL. Bins and units need the column's type and range, which `schema` knows. */
export function compileDimension(
  dimension: Dimension,
  schema: TableSchema,
  filters: readonly Filter[],
): CompiledDimension {
  const source = column(dimension.column);
  if (dimension.bins !== null) {
    const step = binStep(dimension.column, dimension.bins, { schema, filters });
    return compileBin(source, step);
  }
  const type = schema.columns.find((each) => each.name === dimension.column)?.type ?? 'text';
  if (dimension.timeUnit === null || isNumeric(type)) {
    return { expressions: [source], groupBy: [source], order: null };
  }
  const unit = timeUnitExpression(source, dimension.timeUnit);
  const order = timeUnitOrder(source, dimension.timeUnit);
  return { expressions: [unit], groupBy: order === null ? [unit] : [unit, order], order };
}

/**
 * The unit of a date, with Vega-Lite's meaning but weeks by ISO 8601 (from Monday). Points in time are the
 * first day (year: the number); parts of a cycle are numbers, months and days of the week their English names.
 */
export function timeUnitExpression(source: Expression, unit: TimeUnit): Expression {
  switch (unit) {
    case 'year':
    case 'quarter':
    case 'week':
      return call(unit, source);
    case 'hours':
      return call('hour', source);
    case 'month':
      return call('monthname', source);
    case 'day':
      return call('dayname', source);
    case 'yearmonthdate':
      return cast(source, 'DATE');
    case 'yearmonthdatehours':
      return call('date_trunc', literal('hour'), source);
    default:
      return cast(call('date_trunc', literal(unit.slice('year'.length)), source), 'DATE');
  }
}

/** The number of a month or day of the week (Monday 1), which its name does not sort by. */
export function timeUnitOrder(source: Expression, unit: TimeUnit): Expression | null {
  if (unit === 'month') return call('month', source);
  if (unit === 'day') return call('isodow', source);
  return null;
}

function compileBin(source: Expression, step: number): CompiledDimension {
  const place = binPlace(source, step);
  const next = binary('+', place, literal(1));
  const edge = (at: Expression) =>
    step >= 1 ? binary('*', at, literal(step)) : binary('/', at, literal(Math.round(1 / step)));
  return { expressions: [edge(place), edge(next)], groupBy: [place], order: null };
}

/**
 * A step below one divides one: multiplying by its inverse, and a hair more, keeps values on decimal edges such as
 * 0.3 in the bin that they start.
 */
function binPlace(source: Expression, step: number): Expression {
  if (step >= 1) return call('floor', binary('/', source, literal(step)));
  const scaled = binary('*', source, literal(Math.round(1 / step)));
  return call('floor', binary('+', scaled, literal(1e-9)));
}
