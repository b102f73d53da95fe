import type { Dimension } from '#lib/analysis/index.ts';
import type { ChartWish } from '#lib/charts/index.ts';
import { isTemporal } from '#lib/datasets/index.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { isContinuous, isDiscrete, isMeasurable, isTime } from '../link/column-nature.ts';
import type { Draft } from './draft.ts';
import { timeDimension } from './time-unit.ts';

export type Placing = { dimensions: Dimension[]; chart: Partial<ChartWish> };

/**
 * Gives each column that splits the rows its place: what the question placed by name first; of the rest the one
 * with an order (time, then numbers) along x, the next in colour, a further one in facets.
 */
export function placeDimensions(draft: Draft, columns: readonly ColumnRef[], bin: boolean): Placing {
  const { x: askedX, color: askedColor, facet: askedFacet } = draft.channels;
  const named = [askedX, askedColor, askedFacet];
  const free = inOrder(columns.filter((column) => !named.includes(column)));
  const x = askedX && columns.includes(askedX) ? askedX : (free.shift() ?? askedColor ?? askedFacet);
  const color = askedColor !== x ? (askedColor ?? null) : null;
  const second =
    color ?? (askedFacet && askedFacet !== x && free.length === 0 ? null : (free.shift() ?? null));
  const facet = askedFacet !== x && askedFacet !== second ? (askedFacet ?? free.shift() ?? null) : null;
  const placed = [x, second, facet].filter((column) => column !== null);
  return {
    dimensions: placed.map((column) => dimension(draft, column, bin)),
    chart: { x: askedX ? (x?.name ?? null) : null, color: second?.name ?? null, facet: facet?.name ?? null },
  };
}

function inOrder(columns: readonly ColumnRef[]): ColumnRef[] {
  return [...columns].sort((a, b) => rank(a) - rank(b));
}

function rank(column: ColumnRef): number {
  if (isTime(column)) return 0;
  if (isContinuous(column)) return 1;
  return isDiscrete(column) ? 2 : 3;
}

function dimension(draft: Draft, column: ColumnRef, bin: boolean): Dimension {
  if (isTime(column)) {
    const named = draft.uses.some((use) => use.column === column);
    const unit = draft.timeUnit ?? (draft.binned && isTemporal(column.column.type) ? 'yearmonth' : null);
    return timeDimension(column, unit, named);
  }
  const wantsBins = bin && (isContinuous(column) || (draft.bins !== null && isMeasurable(column)));
  return { column: column.name, timeUnit: null, bins: wantsBins ? draft.bins || 10 : null };
}
