import { expect, test } from 'vitest';
import { Plan, type PlanInput } from '../plan.ts';
import { describePlan } from './describe-plan.ts';

function line(input: Omit<PlanInput, 'table'>, mark: string | null = null): string {
  return describePlan(Plan.parse({ table: 'orders', ...input }), { mark })
    .map(({ text }) => text)
    .join('');
}

test('each part has a role and its place in the plan', () => {
  const plan = Plan.parse({
    table: 'orders',
    query: {
      kind: 'aggregate',
      dimensions: [{ column: 'Region' }],
      measures: [{ aggregate: 'mean', column: 'Units' }],
    },
    filters: [{ column: 'Day', comparison: '=', values: [1982], timeUnit: 'year' }],
    sort: [{ by: 'mean Units', direction: 'descending' }],
    limit: 5,
  });
  expect(describePlan(plan, { mark: 'bar' })).toEqual([
    { role: 'aggregate', text: 'mean', index: 0 },
    { role: 'text', text: ' of ', index: 0 },
    { role: 'measure', text: 'Units', index: 0 },
    { role: 'text', text: ' by ', index: 0 },
    { role: 'dimension', text: 'Region', index: 0 },
    { role: 'text', text: ' where ', index: 0 },
    { role: 'filter', text: 'Day (year) = 1982', index: 0 },
    { role: 'text', text: ', ', index: 0 },
    { role: 'limit', text: 'top 5', index: 0 },
    { role: 'text', text: ', as ', index: 0 },
    { role: 'chart', text: 'bar', index: 0 },
  ]);
});

test.each<[string, Omit<PlanInput, 'table'>]>([
  ['count of rows', { query: { kind: 'aggregate', measures: [{ aggregate: 'count', column: null }] } }],
  [
    'share of the total of Amount and 90% quantile of Units by Day (quarter) and Weight (bin)',
    {
      query: {
        kind: 'aggregate',
        dimensions: [
          { column: 'Day', timeUnit: 'yearquarter' },
          { column: 'Weight', bins: 10 },
        ],
        measures: [
          { aggregate: 'sum', column: 'Amount', share: true },
          { aggregate: 'quantile', column: 'Units', quantile: 0.9 },
        ],
      },
    },
  ],
  [
    'count of rows by Region with count of rows > 5, sorted by Region ascending',
    {
      query: {
        kind: 'aggregate',
        dimensions: [{ column: 'Region' }],
        measures: [{ aggregate: 'count', column: null }],
        having: [{ measure: 0, comparison: '>', value: 5 }],
      },
      sort: [{ by: 'Region', direction: 'ascending' }],
    },
  ],
  [
    'rows of Product and Units where Paid = true or Units is missing and Units > its mean, bottom 2 by Units',
    {
      query: { kind: 'rows', columns: ['Product', 'Units'] },
      filters: [
        {
          anyOf: [
            { column: 'Paid', comparison: '=', values: [true] },
            { column: 'Units', comparison: 'is_missing' },
          ],
        },
        { column: 'Units', comparison: '>', aggregate: 'mean' },
      ],
      sort: [{ by: 'Units', direction: 'ascending' }],
      limit: 2,
    },
  ],
  ['description of all columns', { query: { kind: 'describe' } }],
  ['missing values of Units and Amount', { query: { kind: 'missing', columns: ['Units', 'Amount'] } }],
  ['duplicate rows', { query: { kind: 'duplicates' } }],
  [
    'Spearman correlation of Units and Amount by Region',
    {
      query: {
        kind: 'correlation',
        columns: ['Units', 'Amount'],
        method: 'spearman',
        dimensions: [{ column: 'Region' }],
      },
    },
  ],
])('%s', (expected, input) => {
  expect(line(input)).toBe(expected.replace('', ''));
});

test('a column that is called by its unit is named once', () => {
  const dimensions = [{ column: 'Month', timeUnit: 'yearmonth' as const }];
  const filters = [
    { column: 'Month', comparison: '=' as const, values: ['2024-01'], timeUnit: 'yearmonth' as const },
  ];
  const measures = [{ aggregate: 'count' as const, column: null }];
  expect(
    line({
      query: { kind: 'aggregate', dimensions, measures },
      filters,
      sort: [{ by: 'Month (month)', direction: 'ascending' }],
    }),
  ).toBe('count of rows by Month where Month = 2024-01, sorted by Month ascending');
});

test('many values of a filter are cut', () => {
  const filters = [{ column: 'Units', comparison: 'in' as const, values: [1, 2, 3, 4, 5, 6] }];
  expect(line({ query: { kind: 'rows' }, filters })).toBe('rows where Units is 1, 2, 3, 4 or 2 more');
});
