import type { ColumnProfile, ColumnType, TableSchema } from '#lib/datasets/index.ts';
import { type LiteralMatch, literals, read } from '#lib/language/index.ts';
import { summarise } from '../support/percentile.ts';

const rounds = 40;
const subjects = [
  'order',
  'customer',
  'supplier',
  'shipping',
  'return',
  'store',
  'budget',
  'stock',
  'visit',
  'staff',
];
const facets: { word: string; type: ColumnType; sqlType: string }[] = [
  { word: 'cost', type: 'double', sqlType: 'DOUBLE' },
  { word: 'count', type: 'integer', sqlType: 'BIGINT' },
  { word: 'region', type: 'text', sqlType: 'VARCHAR' },
  { word: 'status', type: 'text', sqlType: 'VARCHAR' },
  { word: 'date', type: 'date', sqlType: 'DATE' },
];
const questions = [
  'average shipping cost by store region',
  'total order count per month in 2024',
  'top 5 supplier regions by stock cost where order status is open',
  'how does staff cost depend on visit count',
  'share of returns by customer status',
  'median budget cost between January and March 2023 by region',
  'compare shipping cost of North and South',
  'which store region has the lowest stock count',
  'distribution of order cost',
  'how many customers have no status',
];

/** Question → reading on a table of fifty columns, the look-up of its values in the data left out. */
export function languageParsing() {
  const schema = fiftyColumns();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const question of questions) {
      const from = performance.now();
      const matches = literals(question, [schema]).flatMap(lookUp);
      read({ question, schemas: [schema], matches, previous: null });
      times.push(performance.now() - from);
    }
  }
  return { columns: schema.columns.length, ...summarise(times) };
}

function fiftyColumns(): TableSchema {
  const columns = subjects.flatMap((subject) =>
    facets.map(({ word, type, sqlType }) => ({ name: `${subject}_${word}`, type, sqlType })),
  );
  const profile = { rowCount: 100_000, columns: columns.map(({ name, type }) => profileOf(name, type)) };
  return { table: 'orders', name: 'orders.csv', rowCount: 100_000, columns, profile };
}

function profileOf(name: string, type: ColumnType): ColumnProfile {
  const isText = type === 'text';
  const top = ['North', 'South', 'East', 'West'].map((value) => ({ value, count: 25_000 }));
  return {
    name,
    type,
    missing: 0,
    distinct: isText ? 4 : 5000,
    distinctIsApproximate: false,
    min: isText ? null : 1,
    max: isText ? null : 5000,
    mean: isText ? null : 2500,
    standardDeviation: isText ? null : 900,
    quantiles: isText ? null : [1000, 2500, 4000],
    top: isText ? top : [],
    histogram: [],
  };
}

function lookUp(literal: string): LiteralMatch[] {
  if (!['north', 'south', 'open'].includes(literal)) return [];
  const column = literal === 'open' ? 'order_status' : 'store_region';
  const value = literal === 'open' ? 'open' : `${literal[0]?.toUpperCase()}${literal.slice(1)}`;
  return [{ literal, table: 'orders', column, value, count: 25_000, how: 'exact' }];
}
