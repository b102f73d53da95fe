import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { compilePlan } from './compile-plan.ts';
import { Plan, type PlanInput } from './plan.ts';
import { connectOrders, orders } from './testing/orders.ts';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await connectOrders();
});

async function run(input: Omit<PlanInput, 'table'>) {
  const { sql, columns } = compilePlan(Plan.parse({ table: 'orders', ...input }), orders);
  const reader = await connection.runAndReadAll(sql);
  expect(reader.columnNames()).toEqual(columns.map(({ name }) => name));
  return { sql, rows: reader.getRowsJson() };
}

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

describe('dimensions', () => {
  const count = [{ aggregate: 'count' as const, column: null }];

  test.each<
    [
      string,
      {
        column: string;
        timeUnit: 'year' | 'yearquarter' | 'yearmonth' | 'yearweek' | 'quarter' | 'month' | 'week' | 'day';
      },
      string,
      unknown[][],
    ]
  >([
    [
      'year',
      { column: 'Day', timeUnit: 'year' },
      'year("Day")',
      [
        ['2023', '4'],
        ['2024', '1'],
        [null, '1'],
      ],
    ],
    [
      'quarter',
      { column: 'Day', timeUnit: 'yearquarter' },
      `date_trunc('quarter', "Day")::DATE`,
      [
        ['2023-01-01', '3'],
        ['2023-07-01', '1'],
        ['2024-01-01', '1'],
        [null, '1'],
      ],
    ],
    [
      'month',
      { column: 'At', timeUnit: 'yearmonth' },
      `date_trunc('month', "At")::DATE`,
      [
        ['2023-01-01', '2'],
        ['2023-02-01', '1'],
        ['2023-07-01', '1'],
        ['2024-01-01', '1'],
        [null, '1'],
      ],
    ],
    [
      'week',
      { column: 'Day', timeUnit: 'yearweek' },
      `date_trunc('week', "Day")::DATE`,
      [
        ['2023-01-02', '1'],
        ['2023-01-16', '1'],
        ['2023-02-06', '1'],
        ['2023-06-26', '1'],
        ['2024-01-01', '1'],
        [null, '1'],
      ],
    ],
    [
      'quarter of year',
      { column: 'Day', timeUnit: 'quarter' },
      'quarter("Day")',
      [
        ['1', '4'],
        ['3', '1'],
        [null, '1'],
      ],
    ],
  ])('%s', async (name, dimension, expression, rows) => {
    const answer = await run({ query: { kind: 'aggregate', dimensions: [dimension], measures: count } });
    const title = `${dimension.column} (${name})`;
    expect(answer).toEqual({
      sql: `SELECT
  ${expression} AS "${title}",
  count(*) AS "count"
FROM "orders"
GROUP BY ${expression}
ORDER BY "${title}"`,
      rows,
    });
  });

  test('months and days of the week are named and sorted by the calendar', async () => {
    const month = await run({
      query: { kind: 'aggregate', dimensions: [{ column: 'Day', timeUnit: 'month' }], measures: count },
    });
    expect(month).toEqual({
      sql: `SELECT
  monthname("Day") AS "Day (month of year)",
  count(*) AS "count"
FROM "orders"
GROUP BY monthname("Day"), month("Day")
ORDER BY month("Day")`,
      rows: [
        ['January', '3'],
        ['February', '1'],
        ['July', '1'],
        [null, '1'],
      ],
    });
    const day = await run({
      query: { kind: 'aggregate', dimensions: [{ column: 'Day', timeUnit: 'day' }], measures: count },
    });
    expect(day.rows).toEqual([
      ['Monday', '1'],
      ['Thursday', '1'],
      ['Friday', '1'],
      ['Saturday', '2'],
      [null, '1'],
    ]);
  });

  test('bins have round edges, shown as start and end', async () => {
    const answer = await run({
      query: { kind: 'aggregate', dimensions: [{ column: 'Amount', bins: 4 }], measures: count },
    });
    expect(answer).toEqual({
      sql: `SELECT
  floor("Amount" / 10) * 10 AS "Amount (bin)",
  (floor("Amount" / 10) + 1) * 10 AS "Amount (bin end)",
  count(*) AS "count"
FROM "orders"
GROUP BY floor("Amount" / 10)
ORDER BY "Amount (bin)"`,
      rows: [
        [0, 10, '2'],
        [10, 20, '1'],
        [20, 30, '1'],
        [40, 50, '1'],
        [null, null, '1'],
      ],
    });
  });

  test('bins below one keep decimal edges', async () => {
    const answer = await run({
      query: { kind: 'aggregate', dimensions: [{ column: 'Weight', bins: 25 }], measures: count },
    });
    expect(answer.sql).toContain('floor("Weight" * 10 + 1e-9) / 10 AS "Weight (bin)"');
    expect(answer.rows).toEqual([
      [0.1, 0.2, '1'],
      [0.3, 0.4, '1'],
      [0.7, 0.8, '1'],
      [1.1, 1.2, '1'],
      [2.5, 2.6, '1'],
      [null, null, '1'],
    ]);
  });

  test('a filter on the column narrows its bins', async () => {
    const answer = await run({
      query: { kind: 'aggregate', dimensions: [{ column: 'Amount', bins: 5 }], measures: count },
      filters: [{ column: 'Amount', comparison: '<', values: [12] }],
    });
    expect(answer.rows).toEqual([
      [4, 6, '1'],
      [6, 8, '1'],
      [10, 12, '1'],
    ]);
  });
});

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
