import { expect, test } from 'vitest';
import { binEdge, planBins } from './histogram-bins.ts';

test.each([
  [0, 100, 'continuous', { step: 10, first: 0, last: 10 }],
  [0, 19.9, 'continuous', { step: 1, first: 0, last: 19 }],
  [0, 1, 'continuous', { step: 0.1, first: 0, last: 10 }],
  [-1.5, 1.5, 'continuous', { step: 0.2, first: -8, last: 7 }],
  [5, 5, 'continuous', { step: 1, first: 5, last: 5 }],
  [0, 3, 'whole', { step: 1, first: 0, last: 3 }],
  [1900, 2020, 'whole', { step: 10, first: 190, last: 202 }],
  [0, 60_000, 'time', { step: 60_000, first: 0, last: 1 }],
  [0, 365 * 86_400_000, 'time', { step: 20 * 86_400_000, first: 0, last: 18 }],
] as const)('%d to %d, %s', (low, high, kind, plan) => {
  expect(planBins(low, high, kind)).toEqual(plan);
});

test.each([
  [Number.NaN, 1],
  [-1e308, 1e308],
  [1e300, 1e300],
])('there are no bins for %d to %d', (low, high) => {
  expect(planBins(low, high, 'continuous')).toBe(null);
});

test('edges are free of the dust of binary fractions', () => {
  expect([3, 6, 7].map((index) => binEdge(index, 0.1))).toEqual([0.3, 0.6, 0.7]);
});
