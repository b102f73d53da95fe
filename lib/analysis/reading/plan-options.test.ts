import { expect, test } from 'vitest';
import { Plan, type PlanInput } from '../plan.ts';
import { orders } from '../testing/orders.ts';
import { validatePlan } from '../validate-plan.ts';
import { describePlan } from './describe-plan.ts';
import { planOptions } from './plan-options.ts';
import type { PartRole } from './plan-part.ts';

const plan = parse({
  query: {
    kind: 'aggregate',
    dimensions: [{ column: 'Region' }],
    measures: [{ aggregate: 'mean', column: 'Units' }],
    having: [{ measure: 0, comparison: '>', value: 2 }],
  },
  filters: [{ column: 'Paid', comparison: '=', values: [true] }],
  sort: [{ by: 'mean Units', direction: 'descending' }],
  limit: 5,
});

function parse(input: Omit<PlanInput, 'table'>): Plan {
  return Plan.parse({ table: 'orders', ...input });
}

function labels(role: PartRole, of = plan): string[] {
  return planOptions(of, orders, { role, text: '', index: 0 }).map(({ label }) => label);
}

function chosen(role: PartRole, label: string, of = plan): Plan | undefined {
  return planOptions(of, orders, { role, text: '', index: 0 }).find((option) => option.label === label)?.plan;
}

test('offers the edits of each part', () => {
  expect({
    aggregate: labels('aggregate'),
    measure: labels('measure'),
    dimension: labels('dimension'),
    filter: labels('filter'),
    having: labels('having'),
    limit: labels('limit'),
    chart: labels('chart'),
    text: labels('text'),
  }).toEqual({
    aggregate: [
      'count',
      'number of distinct values',
      'total',
      'median',
      'minimum',
      'maximum',
      'standard deviation',
      'variance',
      'most frequent value',
    ],
    measure: ['rows (count)', 'Amount', 'Weight'],
    dimension: ['Product', 'Units', 'Amount', 'Weight', 'Day (year)', 'At (year)', 'Paid', 'Leave it out'],
    filter: ['Leave it out', 'Paid ≠ true'],
    having: ['Leave it out', '<= 2'],
    limit: ['top 1', 'top 3', 'top 10', 'top 20', 'top 50', 'all', 'bottom 5'],
    chart: [],
    text: [],
  });
});

test('a sort follows its measure and goes with its column', () => {
  expect(chosen('aggregate', 'median')?.sort).toEqual([{ by: 'median Units', direction: 'descending' }]);
  expect(chosen('measure', 'Weight')?.sort).toEqual([{ by: 'mean Weight', direction: 'descending' }]);
  const sorted = { ...plan, sort: [{ by: 'Region', direction: 'ascending' as const }] };
  expect(chosen('dimension', 'Leave it out', sorted)?.sort).toEqual([]);
  expect(chosen('dimension', 'Product', sorted)?.sort).toEqual([{ by: 'Product', direction: 'ascending' }]);
});

test('a date is offered in its units, a number in bins', () => {
  const timed = chosen('dimension', 'Day (year)');
  expect(timed && labels('dimension', timed).slice(0, 5)).toEqual([
    'by quarter',
    'by month',
    'by week',
    'by day',
    'by quarter of year',
  ]);
  const binned = parse({
    query: {
      kind: 'aggregate',
      dimensions: [{ column: 'Weight', bins: 10 }],
      measures: [{ aggregate: 'count', column: null }],
    },
  });
  expect(labels('dimension', binned).slice(0, 4)).toEqual([
    'about 5 bins',
    'about 20 bins',
    'about 50 bins',
    'each value',
  ]);
});

test('every edit of every part is a plan that compiles and differs', () => {
  const edits = describePlan(plan, null).flatMap((part) => planOptions(plan, orders, part));
  expect(edits.length).toBeGreaterThan(25);
  expect(edits.filter((edit) => validatePlan(edit.plan, orders).length > 0)).toEqual([]);
  expect(edits.filter((edit) => JSON.stringify(edit.plan) === JSON.stringify(plan))).toEqual([]);
});
