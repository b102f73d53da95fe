import type { Measure } from '#lib/analysis/index.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { canSplit, isMeasurable } from '../link/column-nature.ts';
import { placeDimensions } from './dimensions.ts';
import type { Draft } from './draft.ts';
import { aggregateShape, type Shape } from './shape.ts';

/** A box plot: lowest, quartiles and highest of a number, for each of what splits it. */
export function boxShape(draft: Draft): Shape | null {
  if (draft.mark !== 'boxplot') return null;
  const { x, y, color, facet } = draft.channels;
  const columns = [
    ...new Set(
      [y, ...draft.uses.map((use) => use.column), x, color, facet].filter((column) => column !== null),
    ),
  ];
  const number = measuredColumn(draft, columns);
  if (!number) return null;
  const splits = columns.filter((column) => column !== number && canSplit(column));
  const { dimensions, chart } = placeDimensions(draft, splits.slice(0, 2), false);
  return aggregateShape(dimensions, fiveNumbers(number.name), { ...chart, mark: 'boxplot' });
}

function measuredColumn(draft: Draft, columns: readonly ColumnRef[]): ColumnRef | undefined {
  const measured = draft.measures.find((measure) => measure.column !== null)?.column;
  return draft.index.columns.find((column) => column.name === measured) ?? columns.find(isMeasurable);
}

function fiveNumbers(column: string): Measure[] {
  const measure = (aggregate: Measure['aggregate'], quantile: number | null = null) => ({
    aggregate,
    column,
    quantile,
    share: false,
  });
  return [
    measure('min'),
    measure('quantile', 0.25),
    measure('median'),
    measure('quantile', 0.75),
    measure('max'),
  ];
}
