import { describe, expect, test } from 'vitest';
import { givenOrders } from '../testing/given-orders.ts';

const { run } = givenOrders();

describe('facts', () => {
  test('describes numbers with numbers', async () => {
    const answer = await run({
      query: { kind: 'describe', columns: ['Units', 'Amount'] },
      sort: [{ by: 'mean', direction: 'descending' }],
      limit: 1,
    });
    expect(answer.rows).toEqual([
      ['Amount', 'decimal', '5', '1', '5', 16.7, 14.172376300395076, 5.25, 7.75, 10.5, 20, 40],
    ]);
  });

  test('describes all columns', async () => {
    const { rows } = await run({ query: { kind: 'describe' } });
    expect(rows.map((row) => [row[0], row[3], row[7], row[11]])).toEqual([
      ['Region', '1', null, null],
      ['Product', '0', null, null],
      ['Units', '1', '3', '12'],
      ['Amount', '1', '5.25', '40.00'],
      ['Weight', '1', '0.1', '2.5'],
      ['Day', '1', '2023-01-05', '2024-01-01'],
      ['At', '1', '2023-01-05 08:30:00', '2024-01-01 00:00:00'],
      ['Paid', '1', null, null],
    ]);
  });

  test('counts missing values', async () => {
    expect(
      await run({
        query: { kind: 'missing', columns: ['Region', 'Product'] },
        filters: [{ column: 'Units', comparison: '>', values: [5] }],
      }),
    ).toEqual({
      sql: `SELECT unnest([
  {'column': 'Region', 'missing': count(*) - count("Region"), 'share missing': (count(*) - count("Region")) / count(*)},
  {'column': 'Product', 'missing': count(*) - count("Product"), 'share missing': (count(*) - count("Product")) / count(*)}
], recursive := TRUE)
FROM "orders"
WHERE "Units" > 5`,
      rows: [
        ['Region', '1', 1 / 3],
        ['Product', '0', 0],
      ],
    });
  });

  test('counts rows that repeat an earlier one', async () => {
    expect((await run({ query: { kind: 'duplicates' } })).rows).toEqual([['6', '6', '0']]);
    const answer = await run({ query: { kind: 'duplicates', columns: ['Product', 'Paid'] } });
    expect(answer).toEqual({
      sql: `SELECT
  coalesce(sum("copies"), 0)::BIGINT AS "rows",
  count(*) AS "distinct rows",
  coalesce(sum("copies"), 0)::BIGINT - count(*) AS "duplicate rows"
FROM (
  SELECT count(*) AS "copies"
  FROM "orders"
  GROUP BY "Product", "Paid"
)`,
      rows: [['6', '3', '3']],
    });
  });

  test('correlates each pair', async () => {
    const { rows } = await run({ query: { kind: 'correlation', columns: ['Units', 'Amount', 'Weight'] } });
    expect(rows).toEqual([
      ['Units', 'Amount', -0.43319577888794875, 4],
      ['Units', 'Weight', -0.30165405833809944, 4],
      ['Amount', 'Weight', 0.836929577644069, 5],
    ]);
  });

  test('correlates average ranks within groups', async () => {
    const { rows } = await run({
      query: {
        kind: 'correlation',
        columns: ['Units', 'Weight'],
        method: 'spearman',
        dimensions: [{ column: 'Product' }],
      },
      sort: [{ by: 'pairs', direction: 'descending' }],
    });
    expect(rows).toEqual([
      ['Tea', 'Units', 'Weight', -0.5, '3'],
      ['Coffee', 'Units', 'Weight', 'NaN', '1'],
    ]);
  });
});

describe('the columns themselves', () => {
  test('how many, their names, their types', async () => {
    expect(await run({ query: { kind: 'columns', show: 'count' } })).toEqual({
      sql: `SELECT 8 AS "columns"
FROM (
  SELECT count(*) AS "rows"
  FROM "orders"
)`,
      rows: [[8]],
    });
    expect(
      (await run({ query: { kind: 'columns', show: 'names', columns: ['Units', 'Day'] } })).rows,
    ).toEqual([['Units'], ['Day']]);
    expect(
      (await run({ query: { kind: 'columns', show: 'types', columns: ['Amount', 'Paid'] } })).rows,
    ).toEqual([
      ['Amount', 'DECIMAL(10,2)'],
      ['Paid', 'BOOLEAN'],
    ]);
  });
});
