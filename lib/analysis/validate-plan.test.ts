import { expect, test } from 'vitest';
import { compilePlan } from './compile-plan.ts';
import { Plan, type PlanInput } from './plan.ts';
import { orders } from './testing/orders.ts';
import { validatePlan } from './validate-plan.ts';

function errors(input: Omit<PlanInput, 'table'>): string[] {
  return validatePlan(Plan.parse({ table: 'orders', ...input }), orders);
}

const count = { aggregate: 'count' as const, column: null };
const rows = { kind: 'rows' as const };

test.each<[string, Omit<PlanInput, 'table'>]>([
  [
    'There is no column “Price” in orders.csv. Its columns are “Region”, “Product”, “Units”, “Amount”, “Weight”, “Day”, “At”, “Paid”.',
    { query: { kind: 'aggregate', measures: [{ aggregate: 'mean', column: 'Price' }] } },
  ],
  [
    'The mean of “Region” can’t be computed: it holds text, not numbers.',
    { query: { kind: 'aggregate', measures: [{ aggregate: 'mean', column: 'Region' }] } },
  ],
  [
    'The sum of “Day” can’t be computed: it holds dates, not numbers.',
    { query: { kind: 'aggregate', measures: [{ aggregate: 'sum', column: 'Day' }] } },
  ],
  [
    '“sum” needs a column; only rows can be counted without one.',
    { query: { kind: 'aggregate', measures: [{ aggregate: 'sum', column: null }] } },
  ],
  [
    '“share of mean Units” has no meaning: only counts and sums add up to a total.',
    { query: { kind: 'aggregate', measures: [{ aggregate: 'mean', column: 'Units', share: true }] } },
  ],
  [
    'A quantile needs its place from 0 to 1.',
    { query: { kind: 'aggregate', measures: [{ aggregate: 'quantile', column: 'Units' }] } },
  ],
  [
    '“Region” holds text, so it has no year; time units need dates.',
    { query: { kind: 'aggregate', dimensions: [{ column: 'Region', timeUnit: 'year' }], measures: [count] } },
  ],
  [
    '“Day” holds dates, so it can’t be binned; bins need numbers.',
    { query: { kind: 'aggregate', dimensions: [{ column: 'Day', bins: 5 }], measures: [count] } },
  ],
  [
    'A condition names measure 1, but there are 1.',
    { query: { kind: 'aggregate', measures: [count], having: [{ measure: 1, comparison: '>', value: 1 }] } },
  ],
  [
    '“Region” holds text; a correlation needs numbers.',
    { query: { kind: 'correlation', columns: ['Units', 'Region'] } },
  ],
  [
    'The rows can’t be sorted by “mean Units”. They have “Region”, “count”.',
    {
      query: { kind: 'aggregate', dimensions: [{ column: 'Region' }], measures: [count] },
      sort: [{ by: 'mean Units', direction: 'ascending' }],
    },
  ],
  [
    '“Units” holds numbers; “many” is none.',
    { query: rows, filters: [{ column: 'Units', comparison: '>', values: ['many'] }] },
  ],
  [
    '“Day” holds dates; “soon” is not one. Write 1982, 1982-03 or 1982-03-05.',
    { query: rows, filters: [{ column: 'Day', comparison: '=', values: ['soon'] }] },
  ],
  [
    '“Day” holds dates; “2023-02-30” is not one. Write 1982, 1982-03 or 1982-03-05.',
    { query: rows, filters: [{ column: 'Day', comparison: '=', values: ['2023-02-30'] }] },
  ],
  [
    '“Units between” needs 2 values, not 1.',
    { query: rows, filters: [{ column: 'Units', comparison: 'between', values: [1] }] },
  ],
  [
    '“Region” can’t be compared with its mean: it holds no numbers.',
    { query: rows, filters: [{ column: 'Region', comparison: '>', aggregate: 'mean' }] },
  ],
  [
    '“Region” holds no dates, so it has no month.',
    { query: rows, filters: [{ column: 'Region', comparison: '=', values: [3], timeUnit: 'month' }] },
  ],
])('%s', (sentence, input) => {
  expect(errors(input)).toEqual([sentence]);
  expect(() => compilePlan(Plan.parse({ table: 'orders', ...input }), orders)).toThrow(sentence);
});

test('a sound plan has no error', () => {
  expect(
    errors({
      query: { kind: 'aggregate', dimensions: [{ column: 'Units', timeUnit: 'year' }], measures: [count] },
    }),
  ).toEqual([]);
});
