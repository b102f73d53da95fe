import { expect, test } from 'vitest';
import type { Cell } from '#lib/datasets/browser.ts';
import { formatGroup } from './format-group.ts';
import type { TimeUnit } from './plan.ts';

test.each<[Cell, TimeUnit | null, string]>([
  ['2024-07-01', 'yearquarter', 'Q3 2024'],
  ['2024-03-01', 'yearmonth', 'Mar 2024'],
  ['2024-03-05', 'yearweek', 'week of 5 Mar 2024'],
  ['2024-03-05', 'yearmonthdate', '5 Mar 2024'],
  ['2024-03-05T14:00:00', 'yearmonthdatehours', '5 Mar 2024 14:00'],
  ['2024-03-05', null, '2024-03-05'],
  ['2024-03-05T14:30:00', null, '2024-03-05 14:30:00'],
  [2024, 'year', '2024'],
  ['March', 'month', 'March'],
  ['USA', null, 'USA'],
  [null, 'yearmonth', '(missing)'],
  ['', null, '(empty)'],
  [true, null, 'true'],
])('%j by %s is %s', (value, timeUnit, expected) => {
  expect(formatGroup(value, timeUnit)).toBe(expected);
});
