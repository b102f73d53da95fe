import { assertNever, PlotlineError } from '#lib/base/browser.ts';
import { type Cell, type Column, isNumeric, isTemporal, type TableSchema } from '#lib/datasets/browser.ts';
import { findColumn } from '../find-column.ts';
import type { Filter, Predicate } from '../plan.ts';
import {
  allOf,
  anyOf,
  between,
  binary,
  call,
  cast,
  column,
  type Expression,
  isNotNull,
  isNull,
  like,
  literal,
  number,
  subquery,
  typed,
  within,
} from '../sql/expression.ts';
import { as, fromTable, select } from '../sql/select.ts';
import { aggregateExpression } from './aggregate-expression.ts';
import { compileMomentPredicate } from './moment-predicate.ts';
import { isOutlierPredicate, outlierCondition } from './outlier-bounds.ts';
import { compileUnitPredicate } from './unit-predicate.ts';

/** A filter as a SQL condition. A missing value meets only `is_missing` and the negative comparisons. */
export function compileFilter(filter: Filter, schema: TableSchema): Expression {
  if (!('anyOf' in filter)) return compilePredicate(filter, schema);
  const any = anyOf(filter.anyOf.map((predicate) => compilePredicate(predicate, schema)));
  return any ?? literal(true);
}

function compilePredicate(predicate: Predicate, schema: TableSchema): Expression {
  const found = findColumn(predicate.column, schema);
  const source = column(found.name);
  if (predicate.comparison === 'is_missing') return isNull(source);
  if (predicate.comparison === 'is_present') return isNotNull(source);
  if (isOutlierPredicate(predicate)) return outlierCondition(predicate, schema);
  if (predicate.aggregate !== null) return compareWithAggregate(predicate, schema);
  if (isPattern(predicate)) return matchText(predicate, found);
  if (predicate.timeUnit !== null && !isNumeric(found.type)) return compileUnitPredicate(predicate, found);
  if (isTemporal(found.type)) return compileMomentPredicate(predicate, found);
  return compareValues(predicate, found);
}

function compareWithAggregate(predicate: Predicate, schema: TableSchema): Expression {
  const { column: name, aggregate } = predicate;
  const value = aggregateExpression({ aggregate: aggregate ?? 'mean', column: name, quantile: null }, schema);
  const whole = subquery(select({ columns: [as(value, null)], from: fromTable(schema.table) }));
  return compare(predicate.comparison, column(name), whole);
}

function isPattern({ comparison }: Predicate): boolean {
  return ['contains', 'not_contains', 'starts_with', 'ends_with'].includes(comparison);
}

function matchText(predicate: Predicate, { name, type }: Column): Expression {
  const text = type === 'text' ? column(name) : cast(column(name), 'VARCHAR');
  const escaped = String(predicate.values[0] ?? '').replaceAll(/[\\%_]/g, String.raw`\$&`);
  const before = predicate.comparison === 'starts_with' ? '' : '%';
  const behind = predicate.comparison === 'ends_with' ? '' : '%';
  const negated = predicate.comparison === 'not_contains';
  const match = like(text, `${before}${escaped}${behind}`, negated);
  return negated ? orMissing(match, column(name)) : match;
}

function orMissing(condition: Expression, source: Expression): Expression {
  return binary('OR', condition, isNull(source));
}

function compareValues(predicate: Predicate, found: Column): Expression {
  const source = found.type === 'text' ? call('lower', column(found.name)) : column(found.name);
  const [first = null, second = null] = predicate.values;
  switch (predicate.comparison) {
    case 'in':
    case 'not_in':
      return compareList(predicate, found, source);
    case 'between':
      return between(source, valueExpression(first, found), valueExpression(second, found));
    case '=':
      return first === null ? isNull(source) : binary('=', source, valueExpression(first, found));
    case '!=':
      return first === null ? isNotNull(source) : compare('!=', source, valueExpression(first, found));
    default:
      return compare(predicate.comparison, source, valueExpression(first, found));
  }
}

function compareList(predicate: Predicate, found: Column, source: Expression): Expression {
  const present = predicate.values.filter((value) => value !== null);
  const withMissing = present.length < predicate.values.length;
  const values = present.map((value) => valueExpression(value, found));
  const negated = predicate.comparison === 'not_in';
  const listed = values.length === 0 ? [] : [within(source, values, negated)];
  if (negated && withMissing) return allOf([...listed, isNotNull(source)]) ?? literal(true);
  if (negated || withMissing) return anyOf([...listed, isNull(source)]) ?? literal(true);
  return listed[0] ?? literal(false);
}

function compare(comparison: Predicate['comparison'], left: Expression, right: Expression): Expression {
  switch (comparison) {
    case '!=':
      return binary('IS DISTINCT FROM', left, right);
    case '=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return binary(comparison, left, right);
    default:
      throw unsuited(comparison);
  }
}

function unsuited(comparison: string): PlotlineError {
  return new PlotlineError('invalid_input', `The condition “${comparison}” can’t be used here.`);
}

/** A value as its column's type needs it; `validatePlan` has checked that it can be. */
function valueExpression(value: Cell, { name, type }: Column): Expression {
  switch (type) {
    case 'text':
      return lowerText(String(value));
    case 'boolean':
      return literal(value === true || String(value).toLowerCase() === 'true' || value === 1);
    case 'time':
      return typed('TIME', String(value));
    case 'integer':
    case 'decimal':
    case 'double':
      return numberExpression(value, name);
    case 'date':
    case 'timestamp':
      return typed('TIMESTAMP', String(value));
    default:
      return assertNever(type);
  }
}

function numberExpression(value: Cell, name: string): Expression {
  const digits = String(typeof value === 'boolean' ? Number(value) : value).trim();
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(digits)) {
    throw new PlotlineError('invalid_input', `“${name}” holds numbers; “${value}” is none.`);
  }
  return number(digits);
}

/** Text beyond ASCII is left to DuckDB, whose lower case is not JavaScript's. */
function lowerText(text: string): Expression {
  const ascii = [...text].every((character) => character < '\u0080');
  return ascii ? literal(text.toLowerCase()) : call('lower', literal(text));
}
