import { expect, test } from 'vitest';
import type { Cell, Result } from '#lib/datasets/index.ts';
import { compareResults } from './compare-results.ts';

function result(rows: Cell[][], names = ['Shop', 'Units']): Result {
  const columns = names.map((name) => ({ name, type: 'text' as const, sqlType: 'VARCHAR' }));
  return { columns, rows, totalRows: rows.length, truncated: false, sql: '' };
}

test.each<[string, Cell[][], Cell[][]]>([
  ['a last digit', [['A', 0.1 + 0.2]], [['A', 0.3]]],
  ['a decimal as text', [['A', 10.5]], [['A', '10.50']]],
  ['what is not a number', [['A', null]], [['A', 'NaN']]],
  ['a flag as a number', [['A', 1]], [['A', true]]],
  [
    'rows that tie',
    [
      ['B', 1],
      ['A', 1],
    ],
    [
      ['A', 1],
      ['B', 1],
    ],
  ],
])('%s makes no difference', (_name, code, sql) => {
  expect(compareResults(result(code), result(sql))).toBeNull();
});

test.each<[string, Result | null, Result]>([
  ['the code gave no table', null, result([])],
  ['the code gave the columns Shop; SQL gives Shop, Units', result([], ['Shop']), result([])],
  ['the code gave 1 row; SQL gives 0 rows', result([['A', 1]]), result([])],
  ['in row 1 the code has no value as Units; SQL has 1', result([['A', null]]), result([['A', 1]])],
  ['in row 1 the code has 1.000001 as Units; SQL has 1', result([['A', 1.000001]]), result([['A', 1]])],
  ['in row 1 the code has a as Shop; SQL has A', result([['a', 1]]), result([['A', 1]])],
])('%s', (difference, code, sql) => {
  expect(compareResults(code, sql)).toBe(difference);
});
