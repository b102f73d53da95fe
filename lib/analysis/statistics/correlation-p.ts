import { studentTwoSided } from './tails.ts';

/**
 * The two-sided p-value of a correlation of n pairs, by Student's t with n - 2 degrees of freedom; exact for
 * Pearson's r of normal data, the usual approximation for ranks. NaN for fewer than three pairs.
 */
export function correlationP(coefficient: number, n: number): number {
  if (n < 3) return Number.NaN;
  const degrees = n - 2;
  const rest = (1 - coefficient) * (1 + coefficient);
  return studentTwoSided(coefficient * Math.sqrt(degrees / Math.max(0, rest)), degrees);
}
