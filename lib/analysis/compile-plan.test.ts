import { describe, expect, test } from 'vitest';
import { givenOrders } from './testing/given-orders.ts';

const { run } = givenOrders();

describe('aggregate', () => {
  test('counts all rows as one cell', async () => {
    expect(
      await run({ query: { kind: 'aggregate', measures: [{ aggregate: 'count', column: null }] } }),
    ).toEqual({
      sql: 'SELECT count(*) AS "count"\nFROM "orders"',
      rows: [['6']],
    });
  });

  test('groups by a name, largest measure first, and keeps the missing group', async () => {
    const answer = await run({
      query: {
        kind: 'aggregate',
        dimensions: [{ column: 'Product' }],
        measures: [
          { aggregate: 'mean', column: 'Units' },
          { aggregate: 'count', column: null },
        ],
      },
    });
    expect(answer).toEqual({
      sql: `SELECT
  "Product",
  avg("Units") AS "mean Units",
  count(*) AS "count"
FROM "orders"
GROUP BY "Product"
ORDER BY "mean Units" DESC, "Product"`,
      rows: [
        ['Milk 100%', 12, '1'],
        ['Tea', 22 / 3, '3'],
        ['Coffee', 5, '2'],
      ],
    });
  });

  test('filters text whatever its case, sorts and limits', async () => {
    const answer = await run({
      query: {
        kind: 'aggregate',
        dimensions: [{ column: 'Region' }, { column: 'Product' }],
        measures: [{ aggregate: 'sum', column: 'Amount' }],
      },
      filters: [{ column: 'Region', comparison: '=', values: ['NORTH'] }],
      sort: [{ by: 'sum Amount', direction: 'ascending' }],
      limit: 1,
    });
    expect(answer).toEqual({
      sql: `SELECT
  "Region",
  "Product",
  sum("Amount") AS "sum Amount"
FROM "orders"
WHERE lower("Region") = 'north'
GROUP BY "Region", "Product"
ORDER BY "sum Amount", "Region", "Product"
LIMIT 1`,
      rows: [['North', 'Tea', '10.50']],
    });
  });
});

describe('rows', () => {
  test('all columns as they are', async () => {
    const answer = await run({
      query: { kind: 'rows' },
      filters: [{ column: 'Units', comparison: 'between', values: [3, 5] }],
    });
    expect(answer.sql).toBe('SELECT *\nFROM "orders"\nWHERE "Units" BETWEEN 3 AND 5');
    expect(answer.rows.map((row) => row.slice(0, 3))).toEqual([
      ['North', 'Tea', '3'],
      ['north', 'Coffee', '5'],
    ]);
  });

  test('sorted rows that tie keep the order of the table', async () => {
    const answer = await run({
      query: { kind: 'rows', columns: ['Product', 'Units'] },
      sort: [{ by: 'Units', direction: 'descending' }],
      limit: 3,
    });
    expect(answer).toEqual({
      sql: `SELECT
  "Product",
  "Units"
FROM "orders"
ORDER BY "Units" DESC, row_number() OVER ()
LIMIT 3`,
      rows: [
        ['Milk 100%', '12'],
        ['Tea', '12'],
        ['Tea', '7'],
      ],
    });
  });
});

describe('rows', () => {
  test('different rows are sorted by themselves', async () => {
    expect(await run({ query: { kind: 'rows', columns: ['Product'], distinct: true } })).toEqual({
      sql: 'SELECT DISTINCT "Product"\nFROM "orders"\nORDER BY "Product"',
      rows: [['Coffee'], ['Milk 100%'], ['Tea']],
    });
  });

  test('a sort may name a column that is not shown', async () => {
    const answer = await run({
      query: { kind: 'rows', columns: ['Product'] },
      sort: [{ by: 'Amount', direction: 'ascending' }],
      limit: 2,
    });
    expect(answer.rows).toEqual([['Tea'], ['Tea']]);
  });
});
