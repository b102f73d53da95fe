import type { Cell } from '#lib/datasets/browser.ts';
import { outlierRuleWords } from '../inference/outlier-words.ts';
import { dimensionName, shownName } from '../names.ts';
import type { Filter, Predicate } from '../plan.ts';

/** A filter in words: `Origin = USA`, `Date (year) ≥ 1982`, `Power > its mean`, `A = 1 or B is missing`. */
export function describeFilter(filter: Filter): string {
  if ('anyOf' in filter) return filter.anyOf.map(describePredicate).join(' or ');
  return describePredicate(filter);
}

const comparisonWords: Record<Predicate['comparison'], string> = {
  '=': '=',
  '!=': '≠',
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
  between: 'between',
  in: 'is',
  not_in: 'is not',
  contains: 'contains',
  not_contains: 'does not contain',
  starts_with: 'starts with',
  ends_with: 'ends with',
  is_missing: 'is missing',
  is_present: 'is present',
  is_outlier: 'is an outlier',
  not_outlier: 'is no outlier',
};

const mostValues = 4;

function describePredicate({ column, comparison, values, timeUnit, aggregate }: Predicate): string {
  const subject = shownName(dimensionName({ column, timeUnit, bins: null }));
  const right = aggregate === null ? describeValues(comparison, values) : `its ${aggregate}`;
  return [subject, comparisonWords[comparison], right].filter((word) => word !== '').join(' ');
}

function describeValues(comparison: Predicate['comparison'], values: readonly Cell[]): string {
  if (comparison === 'is_outlier' || comparison === 'not_outlier') return `(${outlierRuleWords(values)})`;
  if (comparison === 'between') return values.map(describeValue).join(' and ');
  const shown = values.slice(0, mostValues).map(describeValue);
  const rest = values.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} or ${rest} more` : shown.join(' or ');
}

function describeValue(value: Cell): string {
  if (value === null) return 'missing';
  return value === '' ? '“”' : String(value);
}
