import { aggregateWords, type Filter, outlierRuleWords, type Predicate } from '#lib/analysis/index.ts';
import type { Cell } from '#lib/datasets/index.ts';
import { joinWords } from './join-words.ts';
import { valueWords } from './value-words.ts';

/** The conditions of a plan as a clause with a space before it, ` where Origin is USA`; empty without any. */
export function whereWords(filters: readonly Filter[]): string {
  return filters.length === 0 ? '' : ` where ${filterWords(filters)}`;
}

/** The conditions in words: `Origin is USA and Cylinders is more than 4`. */
export function filterWords(filters: readonly Filter[]): string {
  return joinWords(filters.map((filter) => oneFilter(filter, filters.length)));
}

function oneFilter(filter: Filter, count: number): string {
  if (!('anyOf' in filter)) return predicateWords(filter);
  const either = count > 1 && filter.anyOf.length > 1 ? 'either ' : '';
  return `${either}${joinWords(filter.anyOf.map(predicateWords), 'or')}`;
}

function predicateWords(predicate: Predicate): string {
  const { column, comparison, values, timeUnit, aggregate } = predicate;
  const subject = timeUnit === null ? column : `the ${unitWords[timeUnit] ?? timeUnit} of ${column}`;
  if (aggregate !== null) {
    return `${subject} is ${comparisonWords[comparison]}the ${aggregateWords(aggregate)}`;
  }
  return `${subject} ${conditionWords(comparison, values)}`;
}

const unitWords: Partial<Record<NonNullable<Predicate['timeUnit']>, string>> = {
  yearquarter: 'quarter',
  yearmonth: 'month',
  yearweek: 'week',
  yearmonthdate: 'date',
  yearmonthdatehours: 'hour',
  day: 'weekday',
  hours: 'hour',
};

const comparisonWords: Record<Predicate['comparison'], string> = {
  '=': '',
  '!=': 'not ',
  '<': 'less than ',
  '<=': 'at most ',
  '>': 'more than ',
  '>=': 'at least ',
  between: 'between ',
  in: '',
  not_in: 'not ',
  contains: '',
  not_contains: '',
  starts_with: '',
  ends_with: '',
  is_missing: 'missing',
  is_present: 'not missing',
  is_outlier: 'an outlier by ',
  not_outlier: 'no outlier by ',
};

/** The same for points in time. */
const timeWords: Partial<typeof comparisonWords> = {
  '<': 'before ',
  '<=': 'on or before ',
  '>': 'after ',
  '>=': 'on or after ',
};

const textVerbs: Partial<Record<Predicate['comparison'], string>> = {
  contains: 'contains',
  not_contains: 'does not contain',
  starts_with: 'starts with',
  ends_with: 'ends with',
};

function conditionWords(comparison: Predicate['comparison'], values: readonly Cell[]): string {
  if (comparison === 'is_outlier' || comparison === 'not_outlier')
    return `is ${comparisonWords[comparison]}${outlierRuleWords(values)}`;
  const grouped = values.some((value) => typeof value === 'number' && Math.abs(value) >= 10_000);
  const literals = values.map((value) => literalWords(value, grouped));
  const verb = textVerbs[comparison];
  if (verb !== undefined) return `${verb} “${literals.join('”, “')}”`;
  const last = comparison === 'between' ? 'and' : 'or';
  const isTime = values.some((value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value));
  const words = (isTime ? timeWords[comparison] : undefined) ?? comparisonWords[comparison];
  return `is ${words}${joinWords(literals, last)}`;
}

/** A value of a condition as it was given: years and codes are not grouped by thousands. */
function literalWords(value: Cell, grouped: boolean): string {
  return typeof value === 'number' && !grouped ? String(value) : valueWords(value);
}
