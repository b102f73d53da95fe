import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, expect, test } from 'vitest';
import { compilePlan } from '../compile-plan.ts';
import { Plan, type PlanInput } from '../plan.ts';
import { connectOrders, orders } from '../testing/orders.ts';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await connectOrders();
});

type FilterInput = NonNullable<PlanInput['filters']>[number];

/** The condition that the filter becomes, and which of the six rows meet it (by place, from 1). */
async function meets(filter: FilterInput): Promise<{ where: string; rows: number[] }> {
  const plan = Plan.parse({ table: 'orders', query: { kind: 'rows' }, filters: [filter] });
  const { sql } = compilePlan(plan, orders);
  const where = sql.slice(sql.indexOf('WHERE ') + 6);
  const numbered = `WITH numbered AS (SELECT *, row_number() OVER () AS place FROM orders) SELECT place FROM numbered WHERE ${where} ORDER BY place`;
  const rows = (await connection.runAndReadAll(numbered)).getRowsJson().map(([place]) => Number(place));
  return { where, rows };
}

test.each<[FilterInput, string, number[]]>([
  [{ column: 'Region', comparison: '=', values: ['NORTH'] }, `lower("Region") = 'north'`, [1, 2]],
  [{ column: 'Region', comparison: '=', values: ['Ñ'] }, `lower("Region") = lower('Ñ')`, []],
  [{ column: 'Region', comparison: '=', values: [null] }, `lower("Region") IS NULL`, [5]],
  [
    { column: 'Region', comparison: '!=', values: ['south'] },
    `lower("Region") IS DISTINCT FROM 'south'`,
    [1, 2, 5, 6],
  ],
  [
    { column: 'Region', comparison: 'in', values: ['East', 'South'] },
    `lower("Region") IN ('east', 'south')`,
    [3, 4, 6],
  ],
  [
    { column: 'Region', comparison: 'in', values: ['East', null] },
    `lower("Region") IN ('east') OR lower("Region") IS NULL`,
    [5, 6],
  ],
  [
    { column: 'Region', comparison: 'not_in', values: ['East', 'South'] },
    `lower("Region") NOT IN ('east', 'south') OR lower("Region") IS NULL`,
    [1, 2, 5],
  ],
  [
    { column: 'Product', comparison: 'contains', values: ['0%'] },
    `"Product" ILIKE '%0\\%%' ESCAPE '\\'`,
    [4],
  ],
  [{ column: 'Product', comparison: 'contains', values: ['_'] }, `"Product" ILIKE '%\\_%' ESCAPE '\\'`, []],
  [
    { column: 'Region', comparison: 'not_contains', values: ['th'] },
    `"Region" NOT ILIKE '%th%' OR "Region" IS NULL`,
    [5, 6],
  ],
  [{ column: 'Product', comparison: 'starts_with', values: ['TE'] }, `"Product" ILIKE 'TE%'`, [1, 3, 5]],
  [{ column: 'Product', comparison: 'ends_with', values: ['ee'] }, `"Product" ILIKE '%ee'`, [2, 6]],
  [{ column: 'Units', comparison: 'contains', values: ['2'] }, `"Units"::VARCHAR ILIKE '%2%'`, [4, 5]],
  [{ column: 'Units', comparison: '>', values: [5] }, `"Units" > 5`, [3, 4, 5]],
  [{ column: 'Units', comparison: '=', values: ['12'] }, `"Units" = 12`, [4, 5]],
  [{ column: 'Units', comparison: '!=', values: [12] }, `"Units" IS DISTINCT FROM 12`, [1, 2, 3, 6]],
  [
    { column: 'Amount', comparison: 'between', values: [7.75, 20] },
    `"Amount" BETWEEN 7.75 AND 20`,
    [1, 2, 5],
  ],
  [{ column: 'Units', comparison: 'is_missing' }, `"Units" IS NULL`, [6]],
  [{ column: 'Units', comparison: 'is_present' }, `"Units" IS NOT NULL`, [1, 2, 3, 4, 5]],
  [{ column: 'Paid', comparison: '=', values: ['TRUE'] }, `"Paid" = TRUE`, [1, 3, 5]],
  [{ column: 'Day', comparison: '=', values: ['2023-01-20'] }, `"Day" = DATE '2023-01-20'`, [2]],
  [
    { column: 'Day', comparison: '=', values: [2023] },
    `"Day" >= DATE '2023-01-01' AND "Day" < DATE '2024-01-01'`,
    [1, 2, 3, 4],
  ],
  [{ column: 'Day', comparison: '<=', values: ['2023-02'] }, `"Day" < DATE '2023-03-01'`, [1, 2, 3]],
  [{ column: 'Day', comparison: '>', values: ['2023'] }, `"Day" >= DATE '2024-01-01'`, [5]],
  [{ column: 'Day', comparison: '>', values: ['2023-02-11'] }, `"Day" > DATE '2023-02-11'`, [4, 5]],
  [
    { column: 'Day', comparison: 'between', values: ['2023-01', '2023-Q1'] },
    `"Day" >= DATE '2023-01-01' AND "Day" < DATE '2023-04-01'`,
    [1, 2, 3],
  ],
  [
    { column: 'Day', comparison: '!=', values: ['2023'] },
    `"Day" < DATE '2023-01-01' OR "Day" >= DATE '2024-01-01' OR "Day" IS NULL`,
    [5, 6],
  ],
  [
    { column: 'At', comparison: '=', values: ['2023-07-01'] },
    `"At" >= TIMESTAMP '2023-07-01 00:00:00' AND "At" < TIMESTAMP '2023-07-02 00:00:00'`,
    [4],
  ],
  [
    { column: 'At', comparison: '>=', values: ['2023-02-11T17:45:00'] },
    `"At" >= TIMESTAMP '2023-02-11 17:45:00'`,
    [3, 4, 5],
  ],
  [{ column: 'Day', comparison: '=', values: [2023], timeUnit: 'year' }, `year("Day") = 2023`, [1, 2, 3, 4]],
  [
    { column: 'Day', comparison: 'in', values: ['January', 7], timeUnit: 'month' },
    `month("Day") IN (1, 7)`,
    [1, 2, 4, 5],
  ],
  [{ column: 'Day', comparison: '=', values: ['Sat'], timeUnit: 'day' }, `dayofweek("Day") = 6`, [3, 4]],
  [
    { column: 'Day', comparison: '>=', values: ['2023-02-20'], timeUnit: 'yearmonth' },
    `date_trunc('month', "Day")::DATE >= DATE '2023-02-01'`,
    [3, 4, 5],
  ],
  [{ column: 'At', comparison: '<', values: [9], timeUnit: 'hours' }, `hour("At") < 9`, [1, 5]],
  [
    { column: 'Units', comparison: '>', aggregate: 'mean' },
    `"Units" > (\n  SELECT avg("Units")\n  FROM "orders"\n)`,
    [4, 5],
  ],
  [
    { column: 'Day', comparison: '=', aggregate: 'max' },
    `"Day" = (\n  SELECT max("Day")\n  FROM "orders"\n)`,
    [5],
  ],
  [
    {
      anyOf: [
        { column: 'Units', comparison: '<', values: [4] },
        { column: 'Product', comparison: '=', values: ['coffee'] },
      ],
    },
    `"Units" < 4 OR lower("Product") = 'coffee'`,
    [1, 2, 6],
  ],
])('%j', async (filter, where, rows) => {
  expect(await meets(filter)).toEqual({ where, rows });
});

test('conditions of several filters keep to themselves', async () => {
  const plan = Plan.parse({
    table: 'orders',
    query: { kind: 'aggregate', measures: [{ aggregate: 'count', column: null }] },
    filters: [
      { column: 'Paid', comparison: '=', values: [true] },
      {
        anyOf: [
          { column: 'Units', comparison: '<', values: [4] },
          { column: 'Day', comparison: '=', values: ['2024'] },
        ],
      },
    ],
  });
  const { sql } = compilePlan(plan, orders);
  expect(sql).toBe(`SELECT count(*) AS "count"
FROM "orders"
WHERE "Paid" = TRUE
  AND ("Units" < 4 OR ("Day" >= DATE '2024-01-01' AND "Day" < DATE '2025-01-01'))`);
  expect((await connection.runAndReadAll(sql)).getRowsJson()).toEqual([['2']]);
});
