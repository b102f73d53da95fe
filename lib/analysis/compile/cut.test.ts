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

/** The rows of a plan and how it reads. */
async function run(input: Omit<PlanInput, 'table'>) {
  const plan = Plan.parse({ table: 'orders', ...input });
  const { sql, columns } = compilePlan(plan, orders);
  const reader = await connection.runAndReadAll(sql);
  expect(reader.columnNames()).toEqual(columns.map(({ name }) => name));
  const reading = describePlan(plan, null)
    .map(({ text }) => text)
    .join('');
  return { reading, rows: reader.getRowsJson() };
}

const units = { kind: 'rows' as const, columns: ['Product', 'Units'] };

describe('cut', () => {
  test('keeps the last rows as they stand', async () => {
    expect(await run({ query: { ...units, fromEnd: true as const }, limit: 2 })).toEqual({
      reading: 'rows of Product and Units, last 2',
      rows: [
        ['Tea', '12'],
        ['Coffee', null],
      ],
    });
  });

  test('leaves the last rows out', async () => {
    expect(await run({ query: { ...units, fromEnd: true as const }, skip: 4 })).toEqual({
      reading: 'rows of Product and Units, all but the last 4',
      rows: [
        ['Tea', '3'],
        ['Coffee', '5'],
      ],
    });
  });

  test('keeps one row before the last, of those that a condition leaves', async () => {
    const filters = [{ column: 'Product', comparison: '=' as const, values: ['Tea'] }];
    expect(await run({ query: { ...units, fromEnd: true as const }, limit: 1, skip: 1, filters })).toEqual({
      reading: 'rows of Product and Units where Product = Tea, number 2 from the end',
      rows: [['Tea', '7']],
    });
  });

  test('has no row before the first', async () => {
    expect(await run({ query: { ...units, fromEnd: true as const }, limit: 1, skip: 6 })).toEqual({
      reading: 'rows of Product and Units, number 7 from the end',
      rows: [],
    });
  });

  test('leaves the first rows out', async () => {
    expect(await run({ query: units, skip: 4 })).toEqual({
      reading: 'rows of Product and Units, all but the first 4',
      rows: [
        ['Tea', '12'],
        ['Coffee', null],
      ],
    });
  });

  test('picks the third of an order', async () => {
    const sort = [{ by: 'Units', direction: 'descending' as const }];
    expect(await run({ query: units, sort, limit: 1, skip: 2 })).toEqual({
      reading: 'rows of Product and Units, number 3 from the top by Units',
      rows: [['Tea', '7']],
    });
  });

  test('keeps the first of each group, all that tie', async () => {
    const sort = [{ by: 'Units', direction: 'descending' as const }];
    expect(await run({ query: units, sort, limit: 1, limitWithin: ['Product'] })).toEqual({
      reading: 'rows of Product and Units, top 1 in each Product by Units',
      rows: [
        ['Coffee', '5'],
        ['Milk 100%', '12'],
        ['Tea', '12'],
      ],
    });
  });

  test('keeps the first group within another', async () => {
    const query = {
      kind: 'aggregate' as const,
      dimensions: [{ column: 'Product' }, { column: 'Paid' }],
      measures: [{ aggregate: 'sum' as const, column: 'Units' }],
    };
    const sort = [{ by: 'sum Units', direction: 'descending' as const }];
    expect(await run({ query, sort, limit: 1, limitWithin: ['Paid'] })).toEqual({
      reading: 'total of Units by Product and Paid, top 1 in each Paid',
      rows: [
        ['Coffee', false, '5'],
        ['Tea', true, '22'],
        ['Milk 100%', null, '12'],
      ],
    });
  });

  test('says what can’t be cut', () => {
    const problems = (input: Omit<PlanInput, 'table'>) =>
      validatePlan(Plan.parse({ table: 'orders', ...input }), orders);
    const sort = [{ by: 'Units', direction: 'descending' as const }];
    expect([
      problems({ query: { kind: 'rows', fromEnd: true }, sort, limit: 1 }),
      problems({ query: { kind: 'rows', fromEnd: true } }),
      problems({ query: units, limit: 1, limitWithin: ['Product'] }),
      problems({ query: units, sort, limit: 1, limitWithin: ['Nothing'] }),
      problems({ query: { kind: 'describe' }, limit: 1, limitWithin: ['Product'] }),
    ]).toEqual([
      ['Rows are counted from the last one only as they stand in the table, not sorted or different.'],
      ['How many of the last rows are meant is not said.'],
      ['The first of each group are told by one order.'],
      ['The rows can’t be cut within “Nothing”.'],
      ['Only rows and groups can be cut within each value of a column.'],
    ]);
  });
});
