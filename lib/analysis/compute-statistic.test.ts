import { expect, test } from 'vitest';
import type { Result } from '#lib/datasets/browser.ts';
import { computeStatistic } from './compute-statistic.ts';
import { Plan } from './plan.ts';
import { orders } from './testing/orders.ts';

const plan = Plan.parse({
  table: 'orders',
  query: {
    kind: 'aggregate',
    dimensions: [{ column: 'Product' }],
    measures: [{ aggregate: 'mean', column: 'Units' }],
  },
  statistic: { kind: 'compare_groups', groups: ['tea', 'Coffee'] },
});

const result: Result = {
  columns: [
    { name: 'Product', type: 'text', sqlType: 'VARCHAR' },
    { name: 'mean Units', type: 'double', sqlType: 'DOUBLE' },
  ],
  rows: [
    ['Tea', 7.5],
    ['Coffee', 5],
    ['Milk', null],
  ],
  totalRows: 3,
  truncated: false,
  sql: 'SELECT',
};

test('compares two groups by the first measure', () => {
  const compared = computeStatistic(plan, result, orders);
  expect(compared?.columns.map(({ name }) => name)).toEqual([
    'Product',
    'other Product',
    'mean Units',
    'other mean Units',
    'difference',
    'ratio',
  ]);
  expect(compared?.rows).toEqual([['tea', 'Coffee', 7.5, 5, 2.5, 1.5]]);
});

test('has nothing to say where a group has no number', () => {
  const other = (groups: [string, string]) => ({
    ...plan,
    statistic: { kind: 'compare_groups' as const, groups },
  });
  expect(computeStatistic(other(['Tea', 'Milk']), result, orders)).toBeNull();
  expect(computeStatistic(other(['Tea', 'Beer']), result, orders)).toBeNull();
  expect(computeStatistic({ ...plan, statistic: null }, result, orders)).toBeNull();
});
