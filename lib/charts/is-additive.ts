import type { Channel } from './chart-spec.ts';

/** Counts, sums and their shares may be added up: stacked, or shown as parts of a whole. */
export function isAdditive({ aggregate, percent }: Channel): boolean {
  if (percent === true) return aggregate !== 'mean';
  return aggregate === 'count' || aggregate === 'sum';
}
