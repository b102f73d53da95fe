import type { Aggregate, Measure } from '#lib/analysis/index.ts';

const nouns: Record<Aggregate, string> = {
  count: 'number',
  distinct: 'number of distinct values',
  sum: 'total',
  mean: 'mean',
  median: 'median',
  min: 'smallest',
  max: 'largest',
  stddev: 'standard deviation',
  variance: 'variance',
  quantile: 'quantile',
  mode: 'most frequent value',
};

export function aggregateWords(aggregate: Aggregate): string {
  return nouns[aggregate];
}

/** A measure as a noun without its article: `mean Horsepower`, `number of rows`, `share of Sales`. */
export function measureWords(measure: Measure): string {
  const { aggregate, column, share } = measure;
  if (share) return shareWords(measure);
  if (column === null) return 'number of rows';
  switch (aggregate) {
    case 'count':
      return `number of ${column} values`;
    case 'distinct':
      return `number of distinct ${column} values`;
    case 'stddev':
      return `standard deviation of ${column}`;
    case 'variance':
      return `variance of ${column}`;
    case 'quantile':
      return `${quantileWords(measure.quantile ?? 0.5)} of ${column}`;
    case 'mode':
      return `most frequent ${column}`;
    default:
      return `${nouns[aggregate]} ${column}`;
  }
}

function shareWords({ aggregate, column }: Measure): string {
  if (column === null) return 'share of rows';
  return aggregate === 'sum' ? `share of ${column}` : `share of the ${nouns[aggregate]} of ${column}`;
}

function quantileWords(quantile: number): string {
  if (quantile === 0.25) return 'lower quartile';
  if (quantile === 0.75) return 'upper quartile';
  return `${Math.round(quantile * 1000) / 10}% quantile`;
}

/** How the extremes of a measure are called: most rows, but the highest mean. */
export function extremeWords({ aggregate, column, share }: Measure): { most: string; least: string } {
  if (share) return { most: 'largest', least: 'smallest' };
  const counts = column === null && aggregate === 'count';
  return counts ? { most: 'most', least: 'fewest' } : { most: 'highest', least: 'lowest' };
}

/** The measure after "the highest" or "the most". */
export function measuredWords(measure: Measure): string {
  return measure.column === null && !measure.share ? 'rows' : measureWords(measure);
}
