import { expect, test } from 'vitest';
import type { Cell } from '#lib/datasets/index.ts';
import { byCity, byCityAndKind, cities, cityKinds, count, fare, plan, short } from './testing/trips.ts';

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

test('bars that each have one colour stand alone', () => {
  const each: Cell[][] = [
    ['Rome', 'bus', 5],
    ['Oslo', 'tram', 3],
  ];
  expect(short(byCityAndKind, each)).toEqual(['bar City count color Kind', 'rect City Kind color count']);
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
    'point Fare Length facet City',
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
