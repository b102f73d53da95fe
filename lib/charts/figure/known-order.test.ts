import { expect, test } from 'vitest';
import { knownOrder } from './known-order.ts';

function inOrder(names: (string | number | null)[]) {
  const places = knownOrder(names);
  return places && [...places].sort((one, other) => one[1] - other[1]).map(([name]) => name);
}

test.each([
  [
    ['FY26', 'FY24', null, 'FY25'],
    ['FY24', 'FY25', 'FY26'],
  ],
  [
    ['Q3', 'Q1', 'Q4', 'Q2'],
    ['Q1', 'Q2', 'Q3', 'Q4'],
  ],
  [
    ['Week 10', 'Week 9'],
    ['Week 9', 'Week 10'],
  ],
  [
    ['2024-Q1', '2023-Q4'],
    ['2023-Q4', '2024-Q1'],
  ],
  [
    ['65+', '18-24', '< 18', '25-34'],
    ['< 18', '18-24', '25-34', '65+'],
  ],
  [
    ['Sun', 'mon', 'Wed'],
    ['mon', 'Wed', 'Sun'],
  ],
  [
    ['Mar', 'Jan', 'Feb'],
    ['Jan', 'Feb', 'Mar'],
  ],
  [
    ['XL', 'S', 'M'],
    ['S', 'M', 'XL'],
  ],
  [
    ['High', 'Low', 'Medium'],
    ['Low', 'Medium', 'High'],
  ],
])('%j have the order %j', (names, order) => {
  expect(inOrder(names)).toEqual(order);
});

test.each([
  [['Store 2', 'Store 1']],
  [['USA', 'Japan']],
  [['FY24', 'Total']],
  [['FY24']],
  [[1, 2]],
  [['Q1', 'q1']],
])('%j have none', (names) => {
  expect(inOrder(names)).toBeNull();
});
