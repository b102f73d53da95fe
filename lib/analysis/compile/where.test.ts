import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { compilePlan } from '../compile-plan.ts';
import { Plan, type PlanInput } from '../plan.ts';
import { describePlan } from '../reading/describe-plan.ts';
import { connectOrders, orders } from '../testing/orders.ts';
import { validatePlan } from '../validate-plan.ts';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await connectOrders();
});

async function run(query: PlanInput['query'], filters: PlanInput['filters'] = []) {
  const plan = Plan.parse({ table: 'orders', query, filters });
  const { sql, columns } = compilePlan(plan, orders);
  const reader = await connection.runAndReadAll(sql);
  expect(reader.columnNames()).toEqual(columns.map(({ name }) => name));
  const reading = describePlan(plan, null)
    .map(({ text }) => text)
    .join('');
  return { reading, rows: reader.getRowsJson() };
}

const tea = [{ column: 'Product', comparison: '=' as const, values: ['Tea'] }];
const paid = [{ column: 'Paid', comparison: '=' as const, values: [true] }];

describe('measures under conditions', () => {
  test('count rows that meet them', async () => {
    const measures = [{ aggregate: 'count' as const, column: null, where: tea }];
    expect(await run({ kind: 'aggregate', measures })).toEqual({
      reading: 'count of rows where Product = Tea',
      rows: [['3']],
    });
  });

  test('are a share of the rows that the filters leave', async () => {
    const measures = [{ aggregate: 'count' as const, column: null, share: true, where: paid }];
    const filters = [{ column: 'Units', comparison: '>' as const, values: [4] }];
    expect(await run({ kind: 'aggregate', measures }, filters)).toEqual({
      reading: 'share of the count of rows where Paid = true where Units > 4',
      rows: [[0.5]],
    });
  });

  test('are a share of their own group, with groups that have none', async () => {
    const measures = [
      { aggregate: 'count' as const, column: null, share: true, where: paid },
      { aggregate: 'sum' as const, column: 'Units', where: paid },
    ];
    expect(await run({ kind: 'aggregate', dimensions: [{ column: 'Product' }], measures })).toEqual({
      reading: 'share of the count of rows where Paid = true and total of Units where Paid = true by Product',
      rows: [
        ['Tea', 1, '22'],
        ['Coffee', 0, null],
        ['Milk 100%', 0, null],
      ],
    });
  });

  test('name columns that the table has', () => {
    const where = [{ column: 'Price', comparison: '>' as const, values: [1] }];
    const measures = [{ aggregate: 'count' as const, column: null, where }];
    const plan = Plan.parse({ table: 'orders', query: { kind: 'aggregate', measures } });
    expect(validatePlan(plan, orders)).toEqual([
      'There is no column “Price” in orders.csv. Its columns are “Region”, “Product”, “Units”, “Amount”, “Weight”, “Day”, “At”, “Paid”.',
    ]);
  });
});

describe('span', () => {
  test('is the greatest less the least; of dates in days', async () => {
    const measures = ['Units', 'Amount', 'Day', 'At'].map((column) => ({
      aggregate: 'span' as const,
      column,
    }));
    expect(await run({ kind: 'aggregate', measures })).toEqual({
      reading: 'span of Units, span of Amount, span of Day and span of At',
      rows: [['9', '34.75', '361', 360.64583333333331]],
    });
  });

  test('is of numbers and dates alone', () => {
    const measures = [{ aggregate: 'span' as const, column: 'Product' }];
    const plan = Plan.parse({ table: 'orders', query: { kind: 'aggregate', measures } });
    expect(validatePlan(plan, orders)).toEqual(['“Product” holds text; only numbers and dates have a span.']);
  });
});

describe('tally', () => {
  test('counts the values that are present, or that differ', async () => {
    const columns = ['Region', 'Amount', 'Paid'];
    expect(await run({ kind: 'tally', count: 'present', columns })).toEqual({
      reading: 'values present in Region, Amount and Paid',
      rows: [
        ['Region', '5'],
        ['Amount', '5'],
        ['Paid', '5'],
      ],
    });
    expect(await run({ kind: 'tally', count: 'distinct', columns }, tea)).toEqual({
      reading: 'number of different values of Region, Amount and Paid where Product = Tea',
      rows: [
        ['Region', '2'],
        ['Amount', '3'],
        ['Paid', '1'],
      ],
    });
  });
});
