import { expect, test } from 'vitest';
import { chiSquareUpper, fisherUpper, normalUpper, studentTwoSided } from './tails.ts';

/** What SciPy 1.17 gives: `2 * t.sf(|t|, df)`, `f.sf`, `chi2.sf`, `norm.sf`. */
const references: [name: string, found: number, expected: number][] = [
  ['t of nothing', studentTwoSided(0, 5), 1],
  ['t = 1.96, 10', studentTwoSided(1.96, 10), 0.07843624024769971],
  ['t = 2.5, 1', studentTwoSided(2.5, 1), 0.24223788318168682],
  ['t = -3.1, 7.3', studentTwoSided(-3.1, 7.3), 0.016430118131617166],
  ['t = 12, 30', studentTwoSided(12, 30), 5.580185415199261e-13],
  ['t = 0.001, 100000', studentTwoSided(0.001, 100_000), 0.9992021175668878],
  ['t = 40, 1336', studentTwoSided(40, 1336), 1.117312860744879e-230],
  ['t without end', studentTwoSided(Number.POSITIVE_INFINITY, 4), 0],
  ['F = 1, 2 and 3', fisherUpper(1, 2, 3), 0.46475800154489],
  ['F = 4.256, 2 and 9', fisherUpper(4.256, 2, 9), 0.05001271414494333],
  ['F = 25.3, 3 and 1200', fisherUpper(25.3, 3, 1200), 7.134828937312541e-16],
  ['F = 1.7, 1.5 and 33.3', fisherUpper(1.7, 1.5, 33.3), 0.2023041801235074],
  ['χ² = 0.1, 4', chiSquareUpper(0.1, 4), 0.9987908957257497],
  ['χ² = 20, 3', chiSquareUpper(20, 3), 0.00016974243555282632],
  ['χ² = 900, 700', chiSquareUpper(900, 700), 4.227616740898035e-7],
  ['χ² = 0.3, 0.5', chiSquareUpper(0.3, 0.5), 0.3331718023153565],
  ['z = -1.2', normalUpper(-1.2), 0.8849303297782918],
  ['z = 0', normalUpper(0), 0.5],
  ['z = 5', normalUpper(5), 2.866515718791933e-7],
  ['z = 8.5', normalUpper(8.5), 9.47953482220325e-18],
];

test.each(references)('%s', (_name, found, expected) => {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * Math.max(expected, 1e-300));
});

test('has no p-value of what is no number', () => {
  expect([studentTwoSided(Number.NaN, 3), fisherUpper(Number.NaN, 1, 2)]).toEqual([Number.NaN, Number.NaN]);
});
