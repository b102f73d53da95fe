import { PlotlineError } from '#lib/base/browser.ts';
import { isNumeric, isTemporal, type TableSchema } from '#lib/datasets/browser.ts';
import { compileFilter } from './compile/filter.ts';
import { isOutlierPredicate } from './compile/outlier-bounds.ts';
import { type Filter, OutlierRule, type Predicate } from './plan.ts';

/** What is wrong with a filter on columns that exist, as sentences for a person. */
export function validateFilter(filter: Filter, schema: TableSchema): string[] {
  const predicates = 'anyOf' in filter ? filter.anyOf : [filter];
  return predicates.flatMap((predicate) => validatePredicate(predicate, schema));
}

function validatePredicate(predicate: Predicate, schema: TableSchema): string[] {
  const wrongCount = validateCount(predicate);
  if (wrongCount !== null) return [wrongCount];
  const wrongAggregate = validateAggregate(predicate, schema);
  if (wrongAggregate !== null) return [wrongAggregate];
  const wrongOutlier = validateOutlier(predicate, schema);
  if (wrongOutlier !== null) return [wrongOutlier];
  const wrongUnit = validateUnit(predicate, schema);
  if (wrongUnit !== null) return [wrongUnit];
  return validateValues(predicate, schema);
}

function validateCount({ column, comparison, values, aggregate }: Predicate): string | null {
  const [least, most] = countFor(comparison, aggregate !== null);
  if (values.length >= least && values.length <= most) return null;
  const wanted = least === most ? String(least) : `at least ${least}`;
  return `“${column} ${comparison}” needs ${wanted} value${wanted === '1' ? '' : 's'}, not ${values.length}.`;
}

function countFor(comparison: Predicate['comparison'], withAggregate: boolean): [number, number] {
  if (withAggregate || comparison === 'is_missing' || comparison === 'is_present') return [0, 0];
  if (comparison === 'between' || comparison === 'is_outlier' || comparison === 'not_outlier') return [2, 2];
  if (comparison === 'in' || comparison === 'not_in') return [1, 1000];
  return [1, 1];
}

function validateAggregate({ column, comparison, aggregate }: Predicate, schema: TableSchema): string | null {
  if (aggregate === null) return null;
  if (!['=', '!=', '<', '<=', '>', '>='].includes(comparison)) {
    return `“${column} ${comparison}” can’t be compared with the ${aggregate} of the whole table.`;
  }
  if (aggregate === 'quantile') return 'A condition can’t name a quantile; use the median.';
  const type = schema.columns.find(({ name }) => name === column)?.type ?? 'text';
  const plain = ['min', 'max', 'mode'].includes(aggregate);
  if (plain || isNumeric(type)) return null;
  return `“${column}” can’t be compared with its ${aggregate}: it holds no numbers.`;
}

function validateOutlier(predicate: Predicate, schema: TableSchema): string | null {
  if (!isOutlierPredicate(predicate)) return null;
  const { column, values, aggregate, timeUnit } = predicate;
  const type = schema.columns.find(({ name }) => name === column)?.type ?? 'text';
  if (!isNumeric(type)) return `“${column}” holds no numbers, so none of its values is an outlier.`;
  const [rule, factor] = values;
  const isKnown = OutlierRule.safeParse(rule).success && typeof factor === 'number' && factor > 0;
  return isKnown && aggregate === null && timeUnit === null
    ? null
    : `Outliers of “${column}” need a rule, “iqr” or “z_score”, and its factor.`;
}

function validateUnit({ column, timeUnit }: Predicate, schema: TableSchema): string | null {
  if (timeUnit === null) return null;
  const type = schema.columns.find(({ name }) => name === column)?.type ?? 'text';
  if (isTemporal(type) || (timeUnit === 'year' && isNumeric(type))) return null;
  if (timeUnit === 'hours' && type === 'time') return null;
  return `“${column}” holds no dates, so it has no ${timeUnit}.`;
}

function validateValues(predicate: Predicate, schema: TableSchema): string[] {
  try {
    compileFilter(predicate, schema);
    return [];
  } catch (error) {
    if (PlotlineError.is(error)) return [error.message];
    throw error;
  }
}
