import { describe, expect, test } from 'vitest';
import { type Plan, type PlanInput, Plan as PlanSchema, resultColumns } from '#lib/analysis/index.ts';
import type { Cell, Result, TableSchema } from '#lib/datasets/index.ts';
import { ChartWish } from './chart-spec.ts';
import { chooseCharts, chooseChartsForResult } from './choose-charts.ts';

const schema: TableSchema = {
  table: 'trips',
  name: 'trips.csv',
  rowCount: 100,
  columns: [
    { name: 'City', type: 'text', sqlType: 'VARCHAR' },
    { name: 'Kind', type: 'text', sqlType: 'VARCHAR' },
    { name: 'Seats', type: 'integer', sqlType: 'BIGINT' },
    { name: 'Fare', type: 'double', sqlType: 'DOUBLE' },
    { name: 'Length', type: 'double', sqlType: 'DOUBLE' },
    { name: 'Date', type: 'date', sqlType: 'DATE' },
  ],
  profile: { rowCount: 100, columns: [] },
};

const count = { aggregate: 'count' as const, column: null };
const fare = { aggregate: 'mean' as const, column: 'Fare' };

function plan(query: PlanInput['query'], rest: Partial<PlanInput> = {}): Plan {
  return PlanSchema.parse({ table: 'trips', query, ...rest });
}

function resultOf(of: Plan, rows: Cell[][]): Result {
  const columns = resultColumns(of, schema).map(({ name, type }) => ({ name, type, sqlType: '' }));
  return { columns, rows, totalRows: rows.length, truncated: false, sql: '' };
}

/** The charts in short: mark, stack, then the columns of x, y, color and facet. */
function short(of: Plan, rows: Cell[][], wish: Partial<ChartWish> | null = null): string[] {
  const charts = chooseCharts({
    plan: of,
    result: resultOf(of, rows),
    wish: wish && ChartWish.parse(wish),
    schema,
  });
  return charts.map(({ mark, stack, x, y, color, facet }) =>
    [mark, stack, x?.column, y?.column, color && `color ${color.column}`, facet && `facet ${facet.column}`]
      .filter(Boolean)
      .join(' '),
  );
}

const byCity = plan({ kind: 'aggregate', dimensions: [{ column: 'City' }], measures: [count] });
const cities: Cell[][] = [
  ['Rome', 5],
  ['Oslo', 3],
];
const byCityAndKind = plan({
  kind: 'aggregate',
  dimensions: [{ column: 'City' }, { column: 'Kind' }],
  measures: [count],
});
const cityKinds: Cell[][] = [
  ['Rome', 'bus', 5],
  ['Rome', 'tram', 2],
  ['Oslo', 'bus', 3],
];

describe('what suits the Result', () => {
  test('nothing for a single value, a list of rows and no rows', () => {
    expect(short(plan({ kind: 'aggregate', measures: [count] }), [[5]])).toEqual([]);
    expect(short(plan({ kind: 'rows' }), [['Rome', 'bus', 4, 2.5, 1, '2024-01-01']])).toEqual([]);
    expect(short(byCity, [])).toEqual([]);
  });

  test('bars for a name, a pie where parts add up', () => {
    expect(short(byCity, cities)).toEqual(['bar City count', 'arc count color City']);
    const means = plan({ kind: 'aggregate', dimensions: [{ column: 'City' }], measures: [fare] });
    expect(short(means, cities)).toEqual(['bar City mean Fare']);
  });

  test('no pie is offered beyond eight slices', () => {
    const many = Array.from({ length: 9 }, (_, index) => [`City ${index}`, index + 1]);
    expect(short(byCity, many)).toEqual(['bar City count']);
  });

  test('a line over time', () => {
    const months = plan({
      kind: 'aggregate',
      dimensions: [{ column: 'Date', timeUnit: 'yearmonth' }],
      measures: [count],
    });
    expect(short(months, [['2024-01-01', 5]])).toEqual([
      'line Date (month) count',
      'area Date (month) count',
      'bar Date (month) count',
      'point Date (month) count',
    ]);
  });

  test('bars for parts of a cycle', () => {
    const weekdays = plan({
      kind: 'aggregate',
      dimensions: [{ column: 'Date', timeUnit: 'day' }],
      measures: [fare],
    });
    expect(short(weekdays, [['Monday', 5]])).toEqual([
      'bar Date (day of week) mean Fare',
      'line Date (day of week) mean Fare',
      'point Date (day of week) mean Fare',
    ]);
  });

  test('a histogram for bins', () => {
    const bins = plan({ kind: 'aggregate', dimensions: [{ column: 'Fare', bins: 10 }], measures: [count] });
    expect(short(bins, [[0, 5, 3]])).toEqual([
      'bar Fare (bin) count',
      'line Fare (bin) count',
      'area Fare (bin) count',
    ]);
  });

  test('stacked bars for counts of two names, grouped for means', () => {
    expect(short(byCityAndKind, cityKinds)).toEqual([
      'bar stacked City count color Kind',
      'bar grouped City count color Kind',
      'bar normalized City count color Kind',
      'rect City Kind color count',
    ]);
    const means = plan({
      kind: 'aggregate',
      dimensions: [{ column: 'City' }, { column: 'Kind' }],
      measures: [fare],
    });
    expect(short(means, cityKinds)).toEqual([
      'bar grouped City mean Fare color Kind',
      'rect City Kind color mean Fare',
    ]);
  });

  test('time goes along the axis wherever it is named', () => {
    const both = plan({
      kind: 'aggregate',
      dimensions: [{ column: 'City' }, { column: 'Date', timeUnit: 'year' }],
      measures: [count],
    });
    expect(short(both, [['Rome', 2024, 5]])[0]).toBe('line Date (year) count color City');
  });

  test('points for two numbers, coloured by a name', () => {
    const rows = plan({ kind: 'rows', columns: ['Fare', 'Length', 'City'] });
    const twice: Cell[][] = [
      [1, 2, 'Rome'],
      [2, 3, 'Rome'],
    ];
    expect(short(rows, twice)).toEqual([
      'point Fare Length color City',
      'point Length Fare color City',
      'bar Fare',
    ]);
  });

  test('boxes for five numbers', () => {
    const at = (quantile: number) => ({ aggregate: 'quantile' as const, column: 'Fare', quantile });
    const five = plan({
      kind: 'aggregate',
      dimensions: [{ column: 'City' }],
      measures: [
        { aggregate: 'min', column: 'Fare' },
        at(0.25),
        { aggregate: 'median', column: 'Fare' },
        at(0.75),
        { aggregate: 'max', column: 'Fare' },
      ],
    });
    expect(short(five, [['Rome', 1, 2, 3, 4, 5]])).toEqual(['boxplot City median Fare']);
  });

  test('a matrix for correlations, none for one pair', () => {
    const three = plan({ kind: 'correlation', columns: ['Fare', 'Length', 'Seats'] });
    const pairs: Cell[][] = [
      ['Fare', 'Length', 0.5, 9],
      ['Fare', 'Seats', 0.1, 9],
      ['Length', 'Seats', -0.2, 9],
    ];
    expect(short(three, pairs)).toEqual(['rect column other column color correlation']);
    const two = plan({ kind: 'correlation', columns: ['Fare', 'Length'] });
    expect(short(two, pairs.slice(0, 1))).toEqual([]);
  });
});

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

test('SQL by hand is drawn by the types and values of its columns', () => {
  const hand = (columns: [string, 'text' | 'integer' | 'date'][], rows: Cell[][]) => {
    const result = {
      columns: columns.map(([name, type]) => ({ name, type, sqlType: '' })),
      rows,
      totalRows: rows.length,
      truncated: false,
      sql: '',
    };
    return chooseChartsForResult(result)[0]?.mark ?? null;
  };
  expect(
    hand(
      [
        ['city', 'text'],
        ['n', 'integer'],
      ],
      cities,
    ),
  ).toBe('bar');
  expect(
    hand(
      [
        ['day', 'date'],
        ['n', 'integer'],
      ],
      [['2024-01-01', 1]],
    ),
  ).toBe('line');
  expect(
    hand(
      [
        ['year', 'integer'],
        ['n', 'integer'],
      ],
      [
        [2024, 1],
        [2025, 2],
      ],
    ),
  ).toBe('line');
  expect(
    hand(
      [
        ['a', 'integer'],
        ['b', 'integer'],
      ],
      [
        [1, 2],
        [1, 3],
      ],
    ),
  ).toBe('point');
  expect(
    hand(
      [
        ['city', 'text'],
        ['n', 'integer'],
      ],
      [
        ['Rome', 1],
        ['Rome', 2],
      ],
    ),
  ).toBe('boxplot');
  expect(hand([['city', 'text']], [['Rome']])).toBeNull();
});
