import { isNumeric } from '#lib/datasets/index.ts';
import type { ColumnRef } from '../link/column-index.ts';
import {
  canSplit,
  isContinuous,
  isIdentifier,
  isMeasurable,
  isTime,
  isUnique,
} from '../link/column-nature.ts';
import type { Draft } from './draft.ts';
import { says } from './draft.ts';
import { noWish, rowsShape, type Shape } from './shape.ts';

/** Two numbers against each other: points of the rows, or their correlation. */
export function pairShape(draft: Draft): Shape | null {
  const { x, y, color, facet } = draft.channels;
  const columns = [
    ...new Set([x, y, ...draft.uses.map((use) => use.column)].filter((column) => column !== null)),
  ].filter((column) => column !== color && column !== facet);
  const numbers = pairOf(draft, columns);
  if (!numbers) return null;
  const [first, second] = numbers;
  const others = columns.filter(
    (column) => column !== first && column !== second && (canSplit(column) || isAskedSplit(draft, column)),
  );
  const split = splitOf(draft, others);
  const wish = { ...noWish, mark: 'point' as const, x: first.name, ...split };
  if (asksCoefficient(draft))
    return correlation(draft, [first, second, ...others.filter(isMeasurable)], wish);
  const third = others.find(isContinuous)?.name ?? null;
  const extra = [split.color, split.facet, third].filter((name) => name !== null);
  return rowsShape([first.name, second.name, ...extra], wish);
}

function pairOf(draft: Draft, columns: readonly ColumnRef[]): [ColumnRef, ColumnRef] | null {
  if (draft.mark !== null && draft.mark !== 'point') return null;
  const continuous = columns.filter(isContinuous);
  const asked = draft.mark === 'point' || says(draft, 'correlation');
  const candidates = asked && continuous.length < 2 ? numeric(columns) : continuous;
  const [first, second] = candidates;
  if (first && second) return [first, second];
  const related = says(draft, 'relation')
    ? columns.filter((column) => isContinuous(column) || isNumberedId(column) || isScale(column))
    : [];
  const [one, other] = related;
  if (one && other) return [one, other];
  const identifiers = columns.filter(isNumberedId);
  const [a, b] = identifiers;
  return a && b && columns.length === 2 && !isTime(a) ? [a, b] : null;
}

/** A number of a dozen steps and more is read along an axis, though it could split the rows. */
function isScale(column: ColumnRef): boolean {
  return isMeasurable(column) && column.profile.distinct > 12;
}

function isNumberedId(column: ColumnRef): boolean {
  return isNumeric(column.column.type) && isIdentifier(column);
}

function numeric(columns: readonly ColumnRef[]): ColumnRef[] {
  const measurable = columns.filter(isMeasurable);
  return measurable.length >= 2 ? measurable : columns.filter((column) => isNumeric(column.column.type));
}

function splitOf(draft: Draft, others: readonly ColumnRef[]): { color: string | null; facet: string | null } {
  const { color, facet } = draft.channels;
  const rest = others.filter(
    (column) => !isContinuous(column) && (!isUnique(column) || isAskedSplit(draft, column)),
  );
  const next = rest[0] ?? null;
  if (color || facet) return { color: color?.name ?? null, facet: facet?.name ?? null };
  const each = draft.uses.some((use) => use.column === next && use.group === 'each');
  if (next && each) return { color: null, facet: next.name };
  return { color: next?.name ?? null, facet: null };
}

/** "grouped by grower" splits however many growers there are, and few rows though each has its own. */
function isAskedSplit(draft: Draft, column: ColumnRef): boolean {
  const asked = draft.uses.some((use) => use.column === column && use.group === 'by');
  return asked && (canSplit(column) || !isUnique(column));
}

/** "are they correlated", "is one related to the other" want the number; "plot the correlation" wants the points. */
function asksCoefficient(draft: Draft): boolean {
  const isWhether = says(draft, 'relation') && /^\W*(is|are|was|were|does|do|did)\b/i.test(draft.question);
  if (!(says(draft, 'correlation') || isWhether) || draft.mark !== null) return false;
  return !/\b(show|plot|draw|visuali[sz]e|chart|graph|scatter)/i.test(draft.question);
}

function correlation(
  draft: Draft,
  columns: readonly ColumnRef[],
  wish: typeof noWish & { mark: 'point' },
): Shape {
  const method = draft.terms.some(
    (term) => term.meaning.kind === 'correlation' && term.meaning.method === 'spearman',
  )
    ? 'spearman'
    : 'pearson';
  const by = wish.color ?? wish.facet;
  return {
    query: {
      kind: 'correlation',
      columns: columns.map((column) => column.name),
      method,
      dimensions: by ? [{ column: by, timeUnit: null, bins: null }] : [],
    },
    chart: wish,
    order: null,
    limit: null,
  };
}
