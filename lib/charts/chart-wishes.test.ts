import { describe, expect, test } from 'vitest';
import type { PlanInput } from '#lib/analysis/index.ts';
import type { Cell } from '#lib/datasets/index.ts';
import { chooseCharts, chooseChartsForResult } from './choose-charts.ts';
import {
  byCity,
  byCityAndKind,
  cities,
  cityKinds,
  count,
  fare,
  plan,
  resultOf,
  schema,
  short,
} from './testing/trips.ts';

describe('a wish', () => {
  test.each([
    [{ mark: 'arc' as const }, 'arc count color City'],
    [{ mark: 'line' as const }, 'line City count'],
    [{ mark: 'point' as const }, 'point City count'],
    [{ mark: 'boxplot' as const }, 'bar City count'],
  ])('%j', (wish, expected) => {
    expect(short(byCity, cities, wish)[0]).toBe(expected);
  });

  test('of a place is kept', () => {
    expect(short(byCityAndKind, cityKinds, { x: 'Kind' })[0]).toBe('bar stacked Kind count color City');
    expect(short(byCityAndKind, cityKinds, { color: 'City' })[0]).toBe('bar stacked Kind count color City');
    expect(short(byCityAndKind, cityKinds, { facet: 'Kind' })[0]).toBe('bar City count facet Kind');
    expect(short(byCityAndKind, cityKinds, { mark: 'bar', stack: 'grouped' })[0]).toBe(
      'bar grouped City count color Kind',
    );
    expect(short(byCityAndKind, cityKinds, { stack: 'normalized' })[0]).toBe(
      'bar normalized City count color Kind',
    );
    expect(short(byCityAndKind, cityKinds, { mark: 'line' })[0]).toBe('line City count color Kind');
  });

  test('of a pie is not granted to negative values', () => {
    expect(
      short(
        byCity,
        [
          ['Rome', 5],
          ['Oslo', -3],
        ],
        { mark: 'arc' },
      )[0],
    ).toBe('bar City count');
  });
});

test('of a pie is granted to means only where none of them are added up', () => {
  const means = plan({ kind: 'aggregate', dimensions: [{ column: 'City' }], measures: [fare] });
  const cells = (groups: number): [string, number][] =>
    Array.from({ length: groups }, (_, group) => [`City ${group}`, 2 + group]);
  expect(short(means, cells(8), { mark: 'arc' })[0]).toBe('arc mean Fare color City');
  expect(short(means, cells(9), { mark: 'arc' })[0]).toBe('bar City mean Fare');
});

test('of points sets two measures against each other, whatever names the groups', () => {
  const seats = plan({ kind: 'aggregate', dimensions: [{ column: 'Seats' }], measures: [fare, count] });
  expect(
    short(
      seats,
      [
        [4, 2.5, 10],
        [7, 3.5, 20],
      ],
      { mark: 'point' },
    ),
  ).toEqual([
    'point mean Fare count color Seats',
    'point Seats mean Fare',
    'point Seats count',
    'bar Seats mean Fare',
    'line Seats mean Fare',
    'bar Seats count',
  ]);
});

describe('bars', () => {
  const charts = (rows: Cell[][], sort: PlanInput['sort'] = []) => {
    const sorted = { ...byCity, sort: plan(byCity.query, { sort }).sort };
    return chooseCharts({ plan: sorted, result: resultOf(sorted, rows), wish: null, schema });
  };

  test('lie down where names are long or many', () => {
    const long = ['Llanfair on the Water', 'Bath', 'York', 'Ely'].map((name, index): Cell[] => [name, index]);
    expect(charts(cities)[0]?.orientation).toBe('vertical');
    expect(charts(long)[0]?.orientation).toBe('horizontal');
    expect(charts(Array.from({ length: 13 }, (_, index) => [`C${index}`, index]))[0]?.orientation).toBe(
      'horizontal',
    );
  });

  test('keep the order that was asked for', () => {
    expect(charts(cities)[0]?.x?.sort).toBeUndefined();
    expect(charts(cities, [{ by: 'City', direction: 'ascending' }])[0]?.x?.sort).toBe('data');
  });
});

/** The mark of the best chart of a Result of SQL by hand. */
function markOf(columns: [string, 'text' | 'integer' | 'date'][], rows: Cell[][]): string | null {
  const result = {
    columns: columns.map(([name, type]) => ({ name, type, sqlType: '' })),
    rows,
    totalRows: rows.length,
    truncated: false,
    sql: '',
  };
  return chooseChartsForResult(result)[0]?.mark ?? null;
}

test.each<[string | null, [string, 'text' | 'integer' | 'date'][], Cell[][]]>([
  [
    'bar',
    [
      ['city', 'text'],
      ['n', 'integer'],
    ],
    cities,
  ],
  [
    'line',
    [
      ['day', 'date'],
      ['n', 'integer'],
    ],
    [['2024-01-01', 1]],
  ],
  [
    'line',
    [
      ['year', 'integer'],
      ['n', 'integer'],
    ],
    [
      [2024, 1],
      [2025, 2],
    ],
  ],
  [
    'point',
    [
      ['a', 'integer'],
      ['b', 'integer'],
    ],
    [
      [1, 2],
      [1, 3],
    ],
  ],
  [
    'boxplot',
    [
      ['city', 'text'],
      ['n', 'integer'],
    ],
    [
      ['Rome', 1],
      ['Rome', 2],
    ],
  ],
  [null, [['city', 'text']], [['Rome']]],
])('SQL by hand is drawn by the types and values of its columns: %s', (mark, columns, rows) => {
  expect(markOf(columns, rows)).toBe(mark);
});
