import { describe, expect, test } from 'vitest';
import { compilePlan } from '../compile-plan.ts';
import { Plan } from '../plan.ts';
import { givenOrders } from '../testing/given-orders.ts';
import { orders } from '../testing/orders.ts';

const { run, connection } = givenOrders();

describe('measures', () => {
  test('each aggregate of a column', async () => {
    const answer = await run({
      query: {
        kind: 'aggregate',
        measures: [
          { aggregate: 'count', column: 'Units' },
          { aggregate: 'distinct', column: 'Units' },
          { aggregate: 'sum', column: 'Amount' },
          { aggregate: 'mean', column: 'Paid' },
          { aggregate: 'median', column: 'Amount' },
          { aggregate: 'min', column: 'Day' },
          { aggregate: 'max', column: 'Region' },
          { aggregate: 'stddev', column: 'Units' },
          { aggregate: 'variance', column: 'Units' },
          { aggregate: 'quantile', column: 'Amount', quantile: 0.1 },
          { aggregate: 'mode', column: 'Product' },
          { aggregate: 'mode', column: 'Region' },
        ],
      },
    });
    expect(answer).toEqual({
      sql: `SELECT
  count("Units") AS "count Units",
  count(DISTINCT "Units") AS "distinct Units",
  sum("Amount") AS "sum Amount",
  avg("Paid"::INTEGER) AS "mean Paid",
  median("Amount"::DOUBLE) AS "median Amount",
  min("Day") AS "min Day",
  max("Region") AS "max Region",
  stddev_samp("Units") AS "stddev Units",
  var_samp("Units") AS "variance Units",
  quantile_cont("Amount"::DOUBLE, 0.1) AS "quantile 0.1 Amount",
  mode("Product" ORDER BY "Product") AS "mode Product",
  mode("Region" ORDER BY "Region") AS "mode Region"
FROM "orders"`,
      rows: [
        ['5', '4', '83.50', 0.6, 10.5, '2023-01-05', 'north', 4.08656334834051, 16.7, 6.25, 'Tea', 'South'],
      ],
    });
  });

  test('a share is of the total over all groups, whatever having leaves', async () => {
    const answer = await run({
      query: {
        kind: 'aggregate',
        dimensions: [{ column: 'Product' }],
        measures: [
          { aggregate: 'count', column: null, share: true },
          { aggregate: 'count', column: null },
        ],
        having: [{ measure: 1, comparison: '>', value: 1 }],
      },
    });
    expect(answer).toEqual({
      sql: `SELECT
  "Product",
  count(*) / sum(count(*)) OVER () AS "share of count",
  count(*) AS "count"
FROM "orders"
GROUP BY "Product"
QUALIFY count(*) > 1
ORDER BY "share of count" DESC, "Product"`,
      rows: [
        ['Tea', 0.5, '3'],
        ['Coffee', 2 / 6, '2'],
      ],
    });
  });

  test('a share without groups is of the whole table', async () => {
    const answer = await run({
      query: { kind: 'aggregate', measures: [{ aggregate: 'sum', column: 'Units', share: true }] },
      filters: [{ column: 'Product', comparison: '=', values: ['tea'] }],
    });
    expect(answer).toEqual({
      sql: `SELECT sum("Units") / (
  SELECT sum("Units")
  FROM "orders"
) AS "share of sum Units"
FROM "orders"
WHERE lower("Product") = 'tea'`,
      rows: [[22 / 39]],
    });
  });

  test('having without a share', async () => {
    const answer = await run({
      query: {
        kind: 'aggregate',
        dimensions: [{ column: 'Product' }],
        measures: [{ aggregate: 'sum', column: 'Units' }],
        having: [
          { measure: 0, comparison: '>=', value: 5 },
          { measure: 0, comparison: '!=', value: 12 },
        ],
      },
      sort: [{ by: 'Product', direction: 'descending' }],
    });
    expect(answer).toEqual({
      sql: `SELECT
  "Product",
  sum("Units") AS "sum Units"
FROM "orders"
GROUP BY "Product"
HAVING sum("Units") >= 5
  AND sum("Units") IS DISTINCT FROM 12
ORDER BY "Product" DESC`,
      rows: [
        ['Tea', '22'],
        ['Coffee', '5'],
      ],
    });
  });
});

test('skewness and kurtosis keep their digits far from zero', async () => {
  await connection().run('CREATE TABLE far AS SELECT "Units" + 20180000 AS "Units" FROM orders');
  const measures = [
    { aggregate: 'skewness' as const, column: 'Units' },
    { aggregate: 'kurtosis' as const, column: 'Units' },
  ];
  const profile = orders.profile.columns.map((column) =>
    column.name === 'Units' ? { ...column, mean: 20180007.8, standardDeviation: 4.09 } : column,
  );
  const far = { ...orders, table: 'far', profile: { ...orders.profile, columns: profile } };
  const { sql } = compilePlan(Plan.parse({ table: 'far', query: { kind: 'aggregate', measures } }), far);
  expect(sql).toContain('skewness("Units"::DOUBLE - 20180000)');
  const near = await run({ query: { kind: 'aggregate', measures } });
  const answers = [(await connection().runAndReadAll(sql)).getRowsJson(), near.rows];
  const digits = answers.map(([row = []]) => row.map((value) => Number(value).toPrecision(10)));
  expect(digits[0]).toEqual(digits[1]);
});
