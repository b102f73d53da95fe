import type { Channel } from './chart-spec.ts';

/** Counts and sums may be added up: stacked, or shown as parts of a whole. */
export function isAdditive({ aggregate, percent }: Channel): boolean {
  return percent === true || aggregate === 'count' || aggregate === 'sum';
}
