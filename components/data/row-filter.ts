import { type Column, isNumeric } from '#lib/datasets/browser.ts';

export const filterComparisons = ['contains', '=', '!=', '<', '>', 'is_missing', 'is_present'] as const;
export type FilterComparison = (typeof filterComparisons)[number];

/** One condition on the rows; none while there is no column, or no value where one is needed. */
export type RowFilter = { column: string; comparison: FilterComparison; value: string };

export const noFilter: RowFilter = { column: '', comparison: 'contains', value: '' };

export const comparisonNames: Record<FilterComparison, string> = {
  contains: 'contains',
  '=': 'is',
  '!=': 'is not',
  '<': 'is below',
  '>': 'is above',
  is_missing: 'is missing',
  is_present: 'is there',
};

export const needsValue = (comparison: FilterComparison): boolean =>
  comparison !== 'is_missing' && comparison !== 'is_present';

/** The filter as the rows' address carries it: a JSON array of Plan predicates, null for no filter. */
export function toFilterParameter(filter: RowFilter, columns: readonly Column[]): string | null {
  const column = columns.find(({ name }) => name === filter.column);
  if (!column) return null;
  const { comparison } = filter;
  if (!needsValue(comparison)) return JSON.stringify([{ column: column.name, comparison, values: [] }]);
  const text = filter.value.trim();
  if (text === '') return null;
  return JSON.stringify([{ column: column.name, comparison, values: [toValue(text, column)] }]);
}

function toValue(text: string, { type }: Column): string | number | boolean {
  const number = Number(text.replaceAll(',', ''));
  if (isNumeric(type) && Number.isFinite(number)) return number;
  if (type === 'boolean' && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  return text;
}

/** The comparisons that make sense for a column. */
export function comparisonsFor(column: Column | undefined): readonly FilterComparison[] {
  if (!column || column.type === 'text') return filterComparisons;
  if (column.type === 'boolean') return ['=', 'is_missing', 'is_present'];
  return ['=', '!=', '<', '>', 'is_missing', 'is_present'];
}
