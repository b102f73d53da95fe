import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EngineFixture, integer, openEngineFixture, text } from './engine-fixture.ts';
import type { TableRef } from './index.ts';

let fixture: EngineFixture;
let table: TableRef;

const csv = `place,kind,year
São  Paulo,Truck,1
sao paulo,Truck,2
Rock'n'Roll City,Sedan,3
New York,"Bus, small",4
York,C++,5
Baden-Baden,C#,6
,Bus,7
`;

beforeAll(async () => {
  fixture = await openEngineFixture();
  ({ table } = await fixture.load('trips', csv, [text('place'), text('kind'), integer('year')]));
});
afterAll(() => fixture.close());

async function found(...literals: string[]) {
  const matches = await fixture.engine.lookup(literals, { scope: 'trips', tables: [table] });
  return matches.map(({ literal, column, value, how }) => [literal, column, value, how]);
}

test('finds a value whole, with its column and count', async () => {
  expect(await fixture.engine.lookup(['truck'], { scope: 'trips', tables: [table] })).toEqual([
    { literal: 'truck', table: 'trips', column: 'kind', value: 'Truck', count: 2, how: 'exact' },
  ]);
});

const cases: [string, unknown[][]][] = [
  [
    'SAO PAULO',
    [
      ['SAO PAULO', 'place', 'São  Paulo', 'exact'],
      ['SAO PAULO', 'place', 'sao paulo', 'exact'],
    ],
  ],
  ['trucks', [['trucks', 'kind', 'Truck', 'exact']]],
  ['buses', [['buses', 'kind', 'Bus', 'exact']]],
  ['sed', [['sed', 'kind', 'Sedan', 'prefix']]],
  [
    'york',
    [
      ['york', 'place', 'York', 'exact'],
      ['york', 'place', 'New York', 'contains'],
    ],
  ],
  ['rock n roll', [['rock n roll', 'place', "Rock'n'Roll City", 'contains']]],
  ['c++', [['c++', 'kind', 'C++', 'exact']]],
  ['baden', [['baden', 'place', 'Baden-Baden', 'prefix']]],
  ['ork', []],
  ['se', []],
  ['', []],
  ['%', []],
  ["'); DROP VIEW trips; --", []],
  ['(.*', []],
];

test.each(cases)('%j', async (literal, matches) => {
  expect(await found(literal)).toEqual(matches);
});

test('asks for several at once, each by itself', async () => {
  expect(await found('sedan', 'nothing like it', 'york')).toEqual([
    ['sedan', 'kind', 'Sedan', 'exact'],
    ['york', 'place', 'York', 'exact'],
    ['york', 'place', 'New York', 'contains'],
  ]);
});

test('the other number of a word finds whole values only', async () => {
  expect(await found('small', 'buses')).toEqual([
    ['small', 'kind', 'Bus, small', 'contains'],
    ['buses', 'kind', 'Bus', 'exact'],
  ]);
});

test('no table, no literal and a missing index give nothing', async () => {
  expect(await fixture.engine.lookup([], { scope: 'trips', tables: [table] })).toEqual([]);
  expect(await fixture.engine.lookup(['york'], { scope: 'trips', tables: [] })).toEqual([]);
  const { table: bare } = await fixture.load('bare', 'a\nyork\n', [text('a')]);
  await rm(`${bare.parquet}.values.parquet`);
  expect(await fixture.engine.lookup(['york'], { scope: 'trips', tables: [bare] })).toEqual([]);
});
