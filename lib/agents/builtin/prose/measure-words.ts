import { aggregateWords, type Measure } from '#lib/analysis/index.ts';
import { isTemporal, type TableSchema } from '#lib/datasets/index.ts';
import { whereWords } from './filter-words.ts';

/** A measure as a noun without its article: `mean Horsepower`, `number of rows`, `share of Sales`. */
export function measureWords(measure: Measure, schema: TableSchema): string {
  return `${valueWords(measure, schema)}${whereWords(measure.where ?? [])}`;
}

function valueWords(measure: Measure, schema: TableSchema): string {
  const { aggregate, column, share } = measure;
  if (share) return shareWords(measure);
  if (column === null) return 'number of rows';
  switch (aggregate) {
    case 'count':
      return `number of ${column} values`;
    case 'distinct':
      return `number of distinct ${column} values`;
    case 'stddev':
    case 'variance':
    case 'stddev_population':
    case 'skewness':
    case 'kurtosis':
      return `${aggregateWords(aggregate)} of ${column}`;
    case 'quantile':
      return `${quantileWords(measure.quantile ?? 0.5)} of ${column}`;
    case 'mode_count':
      return `number of rows with the most frequent ${column}`;
    case 'mode':
      return `most frequent ${column}`;
    case 'span':
      return spanWords(column, schema);
    case 'min':
    case 'max':
      return `${edgeWords(aggregate, column, schema)} ${column}`;
    default:
      return `${aggregateWords(aggregate)} ${column}`;
  }
}

function edgeWords(aggregate: 'min' | 'max', column: string, { columns }: TableSchema): string {
  const type = columns.find(({ name }) => name === column)?.type;
  if (type === undefined || !isTemporal(type)) return aggregateWords(aggregate);
  return aggregate === 'min' ? 'earliest' : 'latest';
}

/** The span of dates is a number of days. */
function spanWords(column: string, { columns }: TableSchema): string {
  const type = columns.find(({ name }) => name === column)?.type;
  if (type === undefined || !isTemporal(type))
    return `difference between the highest and the lowest ${column}`;
  return `number of days from the first ${column} to the last`;
}

function shareWords({ aggregate, column }: Measure): string {
  if (column === null) return 'share of rows';
  return aggregate === 'sum'
    ? `share of ${column}`
    : `share of the ${aggregateWords(aggregate)} of ${column}`;
}

function quantileWords(quantile: number): string {
  if (quantile === 0.25) return 'lower quartile';
  if (quantile === 0.75) return 'upper quartile';
  const percent = Math.round(quantile * 1000) / 10;
  return Number.isInteger(percent) ? `${ordinal(percent)} percentile` : `${percent}% quantile`;
}

function ordinal(count: number): string {
  const teens = count % 100 >= 11 && count % 100 <= 13;
  const suffix = teens ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return `${count}${suffix}`;
}

/** How the extremes of a measure are called: most rows, but the highest mean, and the latest of dates. */
export function extremeWords({ aggregate, column, share }: Measure): { most: string; least: string } {
  if (share) return { most: 'largest', least: 'smallest' };
  const counts = column === null && aggregate === 'count';
  return counts ? { most: 'most', least: 'fewest' } : { most: 'highest', least: 'lowest' };
}

/** The measure after "the highest" or "the most". */
export function measuredWords(measure: Measure, schema: TableSchema): string {
  if (measure.column !== null || measure.share) return measureWords(measure, schema);
  return `rows${whereWords(measure.where ?? [])}`;
}
