import type { Measure } from './plan.ts';
import { describeFilter } from './reading/describe-filter.ts';

/** `count`, `mean Horsepower`, `distinct Model`, `quantile 0.9 Price`, `share of count`, `count where Origin = USA`. */
export function measureName(measure: Measure): string {
  const quantile = measure.aggregate === 'quantile' ? ` ${measure.quantile ?? 0.5}` : '';
  const column = measure.column === null ? '' : ` ${measure.column}`;
  const where = measure.where ? ` where ${measure.where.map(describeFilter).join(' and ')}` : '';
  return `${measure.share ? 'share of ' : ''}${measure.aggregate}${quantile}${column}${where}`;
}
