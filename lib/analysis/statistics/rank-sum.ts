import { normalUpper } from './tails.ts';

export type RankSums = {
  n: number;
  otherN: number;
  /** Sum of the first group's ranks, ties sharing theirs. */
  rankSum: number;
  /** Σ (t³ - t) over the sets of t equal values. */
  ties: number;
};

/**
 * Mann and Whitney's U of the first group and its two-sided p-value by the normal approximation, corrected for ties
 * and continuity: Hollander, Wolfe & Chicken, Nonparametric Statistical Methods, 3rd edition, section 4.1.
 */
export function mannWhitney({ n, otherN, rankSum, ties }: RankSums): { u: number; p: number } {
  const u = rankSum - (n * (n + 1)) / 2;
  const total = n + otherN;
  const larger = Math.max(u, n * otherN - u);
  const variance = ((n * otherN) / 12) * (total + 1 - ties / (total * (total - 1)));
  const z = (larger - (n * otherN) / 2 - 0.5) / Math.sqrt(variance);
  return { u, p: Math.min(1, 2 * normalUpper(z)) };
}
