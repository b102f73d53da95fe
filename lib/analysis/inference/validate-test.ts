import { isNumeric, type TableSchema } from '#lib/datasets/browser.ts';
import type { TestKind } from '../plan.ts';
import { testNames } from './test-names.ts';
import type { TestQuery } from './test-query.ts';

const counts: Record<TestKind, readonly [least: number, most: number]> = {
  shapiro_wilk: [1, 12],
  student_t: [1, 1],
  welch_t: [1, 1],
  mann_whitney: [1, 1],
  anova: [1, 1],
  chi_square: [2, 2],
  linear_regression: [2, 2],
};
const grouped = new Set<TestKind>(['student_t', 'welch_t', 'mann_whitney', 'anova']);
const ofTwo = new Set<TestKind>(['student_t', 'welch_t', 'mann_whitney']);

/** What is wrong with a test of columns that exist, as sentences for a person. */
export function validateTest(query: TestQuery, schema: TableSchema): string[] {
  const { test, columns, by, groups } = query;
  const name = testNames[test];
  const [least, most] = counts[test];
  if (columns.length < least || columns.length > most || new Set(columns).size !== columns.length)
    return [
      `The ${name} needs ${least === most ? least : 'one or more'} different columns, not ${columns.length}.`,
    ];
  if (grouped.has(test) !== (by !== null))
    return [by === null ? `The ${name} needs a column of groups.` : `The ${name} takes no groups.`];
  if (by !== null && columns.includes(by)) return [`“${by}” can’t be compared between its own groups.`];
  if (groups.length !== 0 && (groups.length !== 2 || !ofTwo.has(test)))
    return [`The ${name} can’t be limited to ${groups.length} groups.`];
  return test === 'chi_square' ? [] : columns.flatMap((column) => validateNumber(column, schema));
}

/** A column of numbers, or of true and false as 1 and 0. */
export function validateNumber(name: string, schema: TableSchema): string[] {
  const type = schema.columns.find((column) => column.name === name)?.type ?? 'text';
  return isNumeric(type) || type === 'boolean' ? [] : [`“${name}” holds no numbers, which this needs.`];
}
