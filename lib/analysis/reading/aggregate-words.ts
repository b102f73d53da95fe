import type { Aggregate } from '../plan.ts';

const nouns: Record<Aggregate, string> = {
  count: 'count',
  distinct: 'number of distinct values',
  sum: 'total',
  mean: 'mean',
  median: 'median',
  min: 'minimum',
  max: 'maximum',
  span: 'span',
  stddev: 'standard deviation',
  variance: 'variance',
  stddev_population: 'population standard deviation',
  skewness: 'skewness',
  kurtosis: 'excess kurtosis',
  quantile: 'quantile',
  mode: 'most frequent value',
  mode_count: 'frequency of the most frequent value',
};

/** An aggregate as a noun, the same wherever a person reads it: in the answer, in its reading and in menus. */
export function aggregateWords(aggregate: Aggregate): string {
  return nouns[aggregate];
}
