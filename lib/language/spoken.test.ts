import { expect, test } from 'vitest';
import { Plan, type PlanInput } from '#lib/analysis/index.ts';
import { read } from './read.ts';
import type { LiteralMatch } from './reading.ts';
import { schemaOf } from './testing/schema-of.ts';

const seasons = ['S24', 'S25', 'S26'];
const markets = ['Quayside', 'Old Mill'];

/** What a market spends: one number, a date and two columns of words. */
const market = schemaOf(
  'market_fees',
  [
    { name: 'day', type: 'date', sqlType: 'DATE' },
    { name: 'season', type: 'text', sqlType: 'VARCHAR' },
    { name: 'place_name', type: 'text', sqlType: 'VARCHAR' },
    { name: 'spend_eur', type: 'double', sqlType: 'DOUBLE' },
  ],
  Array.from({ length: 60 }, (_, row) => [
    new Date(Date.UTC(2024, 0, 1 + row * 9)).toISOString().slice(0, 10),
    seasons[row % 3] ?? null,
    markets[row % 2] ?? null,
    1800 + row * 7.5,
  ]),
);

const matches: LiteralMatch[] = seasons.map((value) => ({
  literal: value.toLowerCase(),
  table: market.table,
  column: 'season',
  value,
  count: 20,
  how: 'exact',
}));

function ask(question: string): unknown {
  const one = read({ question, schemas: [market], matches, previous: null });
  return one.kind === 'declined' ? one.refusal.reason : one.reading.plan;
}

const plan = (input: Omit<PlanInput, 'table'>) => Plan.parse({ table: market.table, ...input });
const spent = { aggregate: 'sum' as const, column: 'spend_eur' };
const of2025 = { column: 'day', comparison: '=' as const, values: [2025], timeUnit: 'year' as const };

test.each<[string, Omit<PlanInput, 'table'>]>([
  ['what did we spend in total?', { query: { kind: 'aggregate', measures: [spent] } }],
  [
    'average monthly spend',
    {
      query: {
        kind: 'aggregate',
        dimensions: [{ column: 'day', timeUnit: 'yearmonth' }],
        measures: [{ aggregate: 'mean', column: 'spend_eur' }],
      },
    },
  ],
  [
    'top 2 seasons',
    {
      query: { kind: 'aggregate', dimensions: [{ column: 'season' }], measures: [spent] },
      sort: [{ by: 'sum spend_eur', direction: 'descending' }],
      limit: 2,
    },
  ],
  ['how much did we spend', { query: { kind: 'aggregate', measures: [spent] } }],
  ['what did we spend in 2025?', { query: { kind: 'aggregate', measures: [spent] }, filters: [of2025] }],
  ['total spend in 2025', { query: { kind: 'aggregate', measures: [spent] }, filters: [of2025] }],
  ['total spend 2025', { query: { kind: 'aggregate', measures: [spent] }, filters: [of2025] }],
  [
    'rows with a spend of 2025',
    { query: { kind: 'rows' }, filters: [{ column: 'spend_eur', comparison: '=', values: [2025] }] },
  ],
  [
    'compare S24 and S25 by place',
    {
      query: {
        kind: 'aggregate',
        dimensions: [{ column: 'place_name' }, { column: 'season' }],
        measures: [spent],
      },
      filters: [{ column: 'season', comparison: 'in', values: ['S24', 'S25'] }],
    },
  ],
  ['is anything wrong with this data?', { query: { kind: 'missing' } }],
])('%s', (question, expected) => {
  expect(ask(question)).toEqual(plan(expected));
});

test.each([
  [
    'what does season mean?',
    'market_fees.csv doesn’t say what “season” means. Ask for “value counts of season” to see what it holds.',
  ],
  ['total fees', "The total of “fees” can't be told: no column fits."],
  ['total revenue by place', "The total of “revenue” can't be told: no column fits."],
  ['average speed', "The average of “speed” can't be told: no column fits."],
  ['what does pitch stand for', 'market_fees.csv doesn’t say what “pitch” means.'],
])('%s is declined', (question, reason) => {
  expect(ask(question)).toEqual(reason);
});

test('a verb that stands for a thing is told as not used', () => {
  const one = read({
    question: 'total spend of compute in 2025',
    schemas: [market],
    matches,
    previous: null,
  });
  expect(one.kind === 'reading' ? [one.reading.plan, one.reading.unused] : one).toEqual([
    plan({ query: { kind: 'aggregate', measures: [spent] }, filters: [of2025] }),
    ['compute'],
  ]);
});

const seats = schemaOf(
  'seats',
  [
    { name: 'zclass', type: 'text', sqlType: 'VARCHAR' },
    { name: 'weight', type: 'double', sqlType: 'DOUBLE' },
  ],
  Array.from({ length: 40 }, (_, row) => [['first', 'second'][row % 2] ?? null, 60 + row * 1.3]),
);

test('time is asked of dates', () => {
  const one = read({ question: 'plot it over time', schemas: [seats], matches: [], previous: null });
  expect(one.kind === 'declined' ? one.refusal.reason : one).toEqual(
    'No column of seats.csv holds dates or years.',
  );
});

test('a word is no slip of another that means something else, though it may stand within a name', () => {
  const ask = (question: string) => read({ question, schemas: [seats], matches: [], previous: null });
  const [byClass, height] = [ask('average weight by class'), ask('average height by class')];
  expect(byClass.kind === 'reading' ? byClass.reading.plan : byClass).toEqual(
    Plan.parse({
      table: 'seats',
      query: {
        kind: 'aggregate',
        dimensions: [{ column: 'zclass' }],
        measures: [{ aggregate: 'mean', column: 'weight' }],
      },
    }),
  );
  expect(height.kind === 'declined' ? height.refusal.reason : height).toEqual(
    "The average of “height” can't be told: no column fits.",
  );
});
