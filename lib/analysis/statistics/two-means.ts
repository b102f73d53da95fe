import { studentTwoSided } from './tails.ts';

export type Group = { n: number; mean: number; variance: number };
export type TwoMeans = { difference: number; t: number; degrees: number; p: number };

/**
 * Student's t-test of two independent groups, which takes their spread to be equal; two-sided. Variances are the
 * samples'.
 */
export function studentTest(one: Group, other: Group): TwoMeans {
  const degrees = one.n + other.n - 2;
  const pooled = ((one.n - 1) * one.variance + (other.n - 1) * other.variance) / degrees;
  return concluded(one.mean - other.mean, Math.sqrt(pooled * (1 / one.n + 1 / other.n)), degrees);
}

/** Welch's t-test of two independent groups with their own spreads; degrees of freedom by Satterthwaite. Two-sided. */
export function welchTest(one: Group, other: Group): TwoMeans {
  const [first, second] = [one.variance / one.n, other.variance / other.n];
  const degrees = (first + second) ** 2 / (first ** 2 / (one.n - 1) + second ** 2 / (other.n - 1));
  return concluded(one.mean - other.mean, Math.sqrt(first + second), degrees);
}

function concluded(difference: number, error: number, degrees: number): TwoMeans {
  const t = difference / error;
  return { difference, t, degrees, p: studentTwoSided(t, degrees) };
}
