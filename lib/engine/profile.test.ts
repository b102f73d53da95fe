import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ColumnProfile } from '#lib/datasets/index.ts';
import {
  date,
  double,
  type EngineFixture,
  integer,
  linesOf,
  openEngineFixture,
  text,
} from './engine-fixture.ts';
import type { ColumnPlan } from './index.ts';

let fixture: EngineFixture;

beforeAll(async () => {
  fixture = await openEngineFixture();
});
afterAll(() => fixture.close());

let tables = 0;

async function profileOf(column: ColumnPlan, values: readonly string[]): Promise<ColumnProfile | undefined> {
  tables += 1;
  const csv = linesOf('row,value', values.length, (index) => `${index},${values[index]}`);
  const { outcome } = await fixture.load(`t${tables}`, csv, [integer('row'), column]);
  return outcome.profile.columns[1];
}

test('a number: moments, quantiles, frequent values and bins', async () => {
  expect(await profileOf(integer('age'), ['1', '2', '2', '4', '', '11'])).toEqual({
    name: 'age',
    type: 'integer',
    missing: 1,
    distinct: 4,
    distinctIsApproximate: false,
    min: 1,
    max: 11,
    mean: 4,
    standardDeviation: Math.sqrt(16.5),
    quantiles: [2, 2, 4],
    top: [
      { value: 2, count: 2 },
      { value: 1, count: 1 },
      { value: 4, count: 1 },
      { value: 11, count: 1 },
    ],
    histogram: [
      { low: 1, high: 2, count: 1 },
      { low: 2, high: 3, count: 2 },
      { low: 3, high: 4, count: 0 },
      { low: 4, high: 5, count: 1 },
      ...[5, 6, 7, 8, 9, 10].map((low) => ({ low, high: low + 1, count: 0 })),
      { low: 11, high: 12, count: 1 },
    ],
  });
});

test('text: no numeric facts, the most frequent values first', async () => {
  const values = Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? 'often' : `name ${index % 50}`));
  const profile = await profileOf(text('name'), values);
  expect(profile).toMatchObject({
    distinct: 26,
    min: null,
    max: null,
    mean: null,
    standardDeviation: null,
    quantiles: null,
    histogram: [],
  });
  expect(profile?.top.length).toBe(20);
  expect(profile?.top.slice(0, 3)).toEqual([
    { value: 'often', count: 30 },
    { value: 'name 1', count: 2 },
    { value: 'name 3', count: 2 },
  ]);
});

test('dates: bins in milliseconds since the epoch', async () => {
  expect(await profileOf(date('day'), ['1970-01-01', '1970-01-03', '1970-01-03'])).toMatchObject({
    min: '1970-01-01',
    max: '1970-01-03',
    mean: null,
    quantiles: null,
    histogram: expect.arrayContaining([{ low: 172_800_000, high: 183_600_000, count: 2 }]),
  });
});

test('true and false', async () => {
  const flag: ColumnPlan = { name: 'flag', type: 'boolean', sqlType: 'BOOLEAN' };
  expect(await profileOf(flag, ['true', 'false', 'true'])).toMatchObject({
    distinct: 2,
    min: false,
    max: true,
    top: [
      { value: true, count: 2 },
      { value: false, count: 1 },
    ],
    histogram: [],
  });
});

test('nothing but missing values', async () => {
  expect(await profileOf(double('none'), ['', ''])).toEqual({
    name: 'none',
    type: 'double',
    missing: 2,
    distinct: 0,
    distinctIsApproximate: false,
    min: null,
    max: null,
    mean: null,
    standardDeviation: null,
    quantiles: null,
    top: [],
    histogram: [],
  });
});

test.each([
  ['the same value again and again', ['7', '7'], [{ low: 7, high: 8, count: 2 }]],
  ['a negative value', ['-0.5'], [{ low: -1, high: 0, count: 1 }]],
])('bins of %s', async (_, values, histogram) => {
  expect((await profileOf(double('x'), values))?.histogram).toEqual(histogram);
});

test('numbers at the ends of the range of doubles', async () => {
  const profile = await profileOf(double('x'), ['1e308', '-1e308', '1', '2']);
  expect(profile).toMatchObject({
    min: -1e308,
    max: 1e308,
    standardDeviation: Math.sqrt(0.5),
    histogram: [],
  });
});

test('whole numbers that a double can’t hold stay exact at the ends', async () => {
  const profile = await profileOf(integer('id'), ['9007199254740993', '-9223372036854775808']);
  expect(profile).toMatchObject({ min: '-9223372036854775808', max: '9007199254740993' });
});

test('every value is counted in the bins', async () => {
  const values = Array.from({ length: 5000 }, (_, index) => String(Math.sin(index) * 3.7 + index / 1000));
  const histogram = (await profileOf(double('x'), values))?.histogram ?? [];
  expect(histogram.reduce((sum, { count }) => sum + count, 0)).toBe(5000);
  expect(histogram.length).toBeGreaterThan(8);
  expect(histogram.length).toBeLessThanOrEqual(20);
});
