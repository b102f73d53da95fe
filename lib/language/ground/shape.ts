import type { Dimension, Measure, Query } from '#lib/analysis/index.ts';
import type { ChartWish } from '#lib/charts/index.ts';
import type { Direction } from '../lexicon/meaning.ts';

/** Where the measure of the answer is, so that a sort or a limit can name it. */
export type Shape = {
  query: Query;
  chart: ChartWish | null;
  /** Orders and cuts that come with the kind of question, such as "which … most". */
  order: { by: 'x' | 'y'; direction: Direction } | null;
  limit: number | null;
  /** Rows of the order left out before the first that is kept. */
  skip?: number;
  /** The limit holds within each value of these columns. */
  within?: string[];
};

export const noWish: ChartWish = { mark: null, x: null, color: null, facet: null, stack: null };

export function aggregateShape(
  dimensions: Dimension[],
  measures: Measure[],
  chart: Partial<ChartWish>,
): Shape {
  return {
    query: {
      kind: 'aggregate',
      dimensions: dimensions.slice(0, 4),
      measures: measures.slice(0, 100),
      having: [],
    },
    chart: { ...noWish, ...chart },
    order: null,
    limit: null,
  };
}

export function rowsShape(columns: string[], chart: Partial<ChartWish> | null): Shape {
  return {
    query: { kind: 'rows', columns: [...new Set(columns)], distinct: false },
    chart: chart ? { ...noWish, ...chart } : null,
    order: null,
    limit: null,
  };
}
