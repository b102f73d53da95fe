import type { Measure } from '#lib/analysis/index.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { isAdditive } from '../link/column-nature.ts';

export const countMeasure: Measure = { aggregate: 'count', column: null, quantile: null, share: false };

/** How a number is drawn together where the question does not say: amounts are added up, the rest is averaged. */
export function defaultMeasure(column: ColumnRef): Measure {
  return {
    aggregate: isAdditive(column) ? 'sum' : 'mean',
    column: column.name,
    quantile: null,
    share: false,
  };
}
