import { describe, expect, test } from 'vitest';
import { givenOrders } from '../testing/given-orders.ts';

const { run } = givenOrders();

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
