import type { Dimension } from '#lib/analysis/index.ts';
import type { ChartWish } from '#lib/charts/index.ts';
import { isTemporal } from '#lib/datasets/index.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { isContinuous, isDate, isDiscrete, isMeasurable, isTime, isUnique } from '../link/column-nature.ts';
import type { Draft } from './draft.ts';
import { timeDimension } from './time-unit.ts';

const mostMoments = 50;

export type Placing = { dimensions: Dimension[]; chart: Partial<ChartWish> };

/**
 * Gives each column that splits the rows its place: what the question placed by name first; of the rest the one
 * with an order (time, then numbers) along x, the next in colour, a further one in facets.
 */
export function placeDimensions(draft: Draft, columns: readonly ColumnRef[], bin: boolean): Placing {
  const { x: askedX, color: askedColor, facet: askedFacet } = draft.channels;
  const named = [askedX, askedColor, askedFacet];
  const free = inOrder(
    draft,
    columns.filter((column) => !named.includes(column)),
  );
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

function inOrder(draft: Draft, columns: readonly ColumnRef[]): ColumnRef[] {
  const last = new Set(columns.filter((column) => !isTime(column) && isGroupedBy(draft, column)));
  const place = (column: ColumnRef) => (last.has(column) && last.size < columns.length ? 4 : rank(column));
  return [...columns].sort((a, b) => place(a) - place(b));
}

/** "…, grouped by slope" tells apart what stands along another axis; a mere "by" may name the axis itself. */
function isGroupedBy(draft: Draft, column: ColumnRef): boolean {
  const use = draft.uses.find((one) => one.column === column && one.group === 'by');
  const before = use ? draft.terms.slice(Math.max(0, use.place - 4), use.place) : [];
  return before.some(({ meaning, text }) => meaning.kind === 'group' && /^group/i.test(text));
}

function rank(column: ColumnRef): number {
  if (isTime(column)) return 0;
  if (isContinuous(column)) return 1;
  return isDiscrete(column) ? 2 : 3;
}

function dimension(draft: Draft, column: ColumnRef, bin: boolean): Dimension {
  if (isTime(column)) {
    const unit = draft.timeUnit ?? (draft.binned && isTemporal(column.column.type) ? 'yearmonth' : null);
    return timeDimension(column, unit, isMeantAsWritten(draft, column));
  }
  const wantsBins =
    bin &&
    (draft.bins !== null ? isMeasurable(column) : isContinuous(column) && !isCountedByValue(draft, column));
  return { column: column.name, timeUnit: null, bins: wantsBins ? draft.bins || 10 : null };
}

/**
 * "by picking date" means each date as it stands, unless that gives more bars than can be told apart, or rows
 * are counted of which each has its own.
 */
function isMeantAsWritten(draft: Draft, column: ColumnRef): boolean {
  if (!draft.uses.some((use) => use.column === column)) return false;
  const few = column.profile.distinct <= mostMoments;
  const drawnAsBars = draft.mark !== null && draft.mark !== 'line' && draft.mark !== 'area';
  if (!few && (drawnAsBars || !isDate(column))) return false;
  return !(countsRows(draft) && isUnique(column));
}

function countsRows(draft: Draft): boolean {
  const counts = draft.measures.every(({ aggregate }) => aggregate === 'count');
  return counts && !draft.uses.some((use) => !use.counted && use.group === null && isMeasurable(use.column));
}

const mostSteps = 20;

/** "for each cabin", "by age": few whole numbers are counted one by one, by "by" only where they lie close together. */
function isCountedByValue(draft: Draft, column: ColumnRef): boolean {
  const { min, max, distinct } = column.profile;
  const split = draft.uses.find((use) => use.column === column)?.group ?? null;
  if (draft.histogram || split === null || column.column.type !== 'integer' || distinct > mostSteps)
    return false;
  return (
    split === 'each' || (typeof min === 'number' && typeof max === 'number' && max - min <= 2 * mostSteps)
  );
}
