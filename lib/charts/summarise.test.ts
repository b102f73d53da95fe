import { expect, test } from 'vitest';
import type { Cell, Column, Result } from '#lib/datasets/browser.ts';
import { chooseChartsForResult } from './choose-charts.ts';
import { summarise } from './summarise.ts';

function result(columns: [string, Column['type']][], rows: Cell[][]): Result {
  return {
    columns: columns.map(([name, type]) => ({ name, type, sqlType: '' })),
    rows,
    totalRows: rows.length,
    truncated: false,
    sql: '',
  };
}

function best(of: Result): string {
  const [spec] = chooseChartsForResult(of);
  return spec ? summarise(spec, of) : '';
}

test('says the highest and the lowest group', () => {
  const rows = [
    ['USA', 119.94],
    ['Japan', 79.84],
    [null, 100],
  ];
  expect(
    best(
      result(
        [
          ['Origin', 'text'],
          ['mean power', 'double'],
        ],
        rows,
      ),
    ),
  ).toBe('Bar chart of mean power by Origin: highest USA 119.94, lowest Japan 79.84; 3 groups.');
});

test('says the reach of points', () => {
  const rows = [
    [1, 2],
    [2.5, 40],
  ];
  expect(
    best(
      result(
        [
          ['x', 'double'],
          ['y', 'double'],
        ],
        rows,
      ),
    ),
  ).toBe('Scatter plot of y against x: 2 points, x from 1 to 2.5, y from 2 to 40.');
});

test('counts the points that are drawn, not the rows', () => {
  const columns: [string, Column['type']][] = [
    ['x', 'double'],
    ['y', 'double'],
  ];
  const gaps = [
    [1, 2],
    [900, null],
    [null, 700],
    [3, 4],
  ];
  expect(best(result(columns, gaps))).toBe(
    'Scatter plot of y against x: 2 points, x from 1 to 3, y from 2 to 4.',
  );
});

test('says how many rows a histogram counts', () => {
  expect(best(result([['Weight', 'double']], [[1], [2]]))).toBe('Histogram of Weight: 2 rows.');
});

test('one group and no value', () => {
  expect(
    best(
      result(
        [
          ['Origin', 'text'],
          ['n', 'integer'],
        ],
        [['USA', 5]],
      ),
    ),
  ).toBe('Bar chart of n by Origin: USA 5.');
  expect(
    best(
      result(
        [
          ['Origin', 'text'],
          ['n', 'integer'],
        ],
        [['USA', null]],
      ),
    ),
  ).toBe('Bar chart of n by Origin: no values.');
});
