import { expect, test } from 'vitest';
import type { Result } from '#lib/datasets/browser.ts';
import { nameRow, sourceValue } from './number-source.ts';

const result: Result = {
  columns: [
    { name: 'year', type: 'integer', sqlType: 'INTEGER' },
    { name: 'origin', type: 'text', sqlType: 'VARCHAR' },
    { name: 'total', type: 'double', sqlType: 'DOUBLE' },
    { name: 'share', type: 'double', sqlType: 'DOUBLE' },
  ],
  rows: [[1982, null, 4.5, 0.1]],
  totalRows: 1,
  truncated: false,
  sql: 'SELECT 1',
};

test('a row is named by its cells that are no measures', () => {
  expect(nameRow(result, 0, 'total')).toBe('1982, missing');
});

test('a row that is not at hand, or is its one number, is named by its place', () => {
  expect(nameRow(null, 2, 'total')).toBe('row 3');
  expect(nameRow(result, 5, 'total')).toBe('row 6');
  const alone = { ...result, columns: result.columns.slice(2, 3), rows: [[4.5]] };
  expect(nameRow(alone, 0, 'total')).toBe('row 1');
});

test('the value behind a number is told as the table tells it', () => {
  expect(sourceValue(result, { column: 'total', value: 375_112.16 })).toBe('375,112.16');
  expect(sourceValue(result, { column: 'year', value: 1982 })).toBe('1982');
  expect(sourceValue(result, { column: 'total', value: null })).toBe('null');
  expect(sourceValue(null, { column: 'n', value: 12_000 })).toBe('12,000');
});
