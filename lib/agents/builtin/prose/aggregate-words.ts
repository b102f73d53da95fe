import type { Aggregate } from '#lib/analysis/index.ts';

const nouns: Record<Aggregate, string> = {
  count: 'number',
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

/** An aggregate as a noun. */
export function aggregateWords(aggregate: Aggregate): string {
  return nouns[aggregate];
}
