import type { Measure } from '#lib/analysis/index.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { isAdditive, isContinuous, isMeasurable, isTime, isUnique } from '../link/column-nature.ts';
import { placeDimensions } from './dimensions.ts';
import { type Draft, says } from './draft.ts';
import { countMeasure, defaultMeasure } from './measure-of.ts';
import { comparedColumn, splitting } from './measured-shape.ts';
import { listedRows, ofOneThing } from './rows-of-things.ts';
import { aggregateShape, rowsShape, type Shape } from './shape.ts';

/** Columns without an aggregate: a number by groups, a histogram, a count of each value, or the rows. */
export function plainShape(draft: Draft): Shape | null {
  const all = asksAmount(draft) ? amount(draft) : null;
  if (all) return all;
  const listed = ofOneThing(draft) ?? listedRows(draft);
  if (listed) return listed;
  const columns = splitting(draft, []);
  const mark = draft.mark ?? (says(draft, 'share') ? 'arc' : null);
  const number = columns.find(isContinuous);
  const rest = columns.filter((column) => column !== number);
  if (number && isPanelled(draft, rest)) return histogram(draft, number, rest);
  if (number && rest.length > 0) return grouped(draft, { number, rest });
  const compared = number && comparesValues(draft) ? comparedColumn(draft) : null;
  if (number && compared) return grouped(draft, { number, rest: [compared] });
  if (number) return histogram(draft, number);
  const discrete = measuredDiscrete(draft, columns);
  if (discrete)
    return grouped(draft, { number: discrete, rest: columns.filter((column) => column !== discrete) });
  if (columns.length === 0) return rowsOnly(draft);
  if (listsValues(draft, columns)) return rowsOf(columns);
  const { dimensions, chart } = placeDimensions(draft, columns, draft.bins !== null);
  const measure = comparesValues(draft) ? (soleNumber(draft) ?? countMeasure) : countMeasure;
  return aggregateShape(dimensions, [measure], { ...chart, mark, stack: draft.stack });
}

/** "compare 2024 and 2025 by town" is about the one number that the rows have. */
function soleNumber(draft: Draft): Measure | null {
  const [number, other] = draft.index.columns.filter(isContinuous);
  const counts = says(draft, 'count') || says(draft, 'entity') || says(draft, 'rows');
  return number && !other && !counts && comparedColumn(draft) ? defaultMeasure(number) : null;
}

/** "how much did we spend", "what did they sell": the amount in all, not how it is spread. */
function asksAmount(draft: Draft): boolean {
  if (draft.mark !== null || draft.bins !== null || says(draft, 'distribution')) return false;
  return /\bhow much\b|^\W*what (did|do|does|have|has|had) (i|we|you|they|it|he|she)\b/i.test(draft.question);
}

function amount(draft: Draft): Shape | null {
  const [number, other] = splitting(draft, []);
  if (!number || other || !isContinuous(number) || !isAdditive(number)) return null;
  return { ...aggregateShape([], [defaultMeasure(number)], {}), chart: null };
}

/** "difference in weight between Oslo and Bern": the values are told apart, not put into one histogram. */
function comparesValues(draft: Draft): boolean {
  if (draft.mark !== null || says(draft, 'distribution')) return false;
  return says(draft, 'compare') || draft.terms.some(({ text }) => /^difference/i.test(text));
}

function grouped(draft: Draft, found: { number: ColumnRef; rest: readonly ColumnRef[] }): Shape {
  const { dimensions, chart } = placeDimensions(draft, found.rest, draft.bins !== null);
  const mark = draft.mark ?? (says(draft, 'share') ? 'arc' : null);
  return aggregateShape(dimensions, [defaultMeasure(found.number)], { ...chart, mark, stack: draft.stack });
}

function histogram(draft: Draft, number: ColumnRef, panels: readonly ColumnRef[] = []): Shape {
  const { dimensions, chart } = placeDimensions(draft, [number, ...panels], true);
  return aggregateShape(dimensions, [countMeasure], {
    ...chart,
    mark: draft.mark === 'bar' || draft.mark === null ? 'bar' : draft.mark,
  });
}

/** "small multiples of weight by slope": one histogram for each. */
function isPanelled({ channels, mark }: Draft, rest: readonly ColumnRef[]): boolean {
  return rest.length === 1 && rest[0] === channels.facet && (mark === null || mark === 'bar');
}

/** Numbers with few values are measured where the question sets them on the y axis, or names them before a time. */
function measuredDiscrete(draft: Draft, columns: readonly ColumnRef[]): ColumnRef | null {
  const { y } = draft.channels;
  if (y && isMeasurable(y) && columns.length > 1) return y;
  const first = draft.uses.find(({ column, group }) => group === null && columns.includes(column));
  const isLine = draft.mark === 'line' || draft.mark === 'area';
  if (!first || !columns.some(isTime) || says(draft, 'distribution') || says(draft, 'compare')) return null;
  const listed = draft.uses.filter(({ column, group }) => group === null && columns.includes(column));
  if (isLine) return listed.map(({ column }) => column).find(isMeasurable) ?? null;
  const leads = draft.mark === null && isMeasurable(first.column) && first.place <= 2;
  return leads && draft.measures.length === 0 ? first.column : null;
}

/** "the different regions": the values themselves. */
function listsValues(draft: Draft, columns: readonly ColumnRef[]): boolean {
  if (draft.mark !== null || columns.some(isTime) || says(draft, 'distribution') || says(draft, 'share'))
    return false;
  const named = /^\W*(what|which) (are|were) (all )?the\b/i.test(draft.question) && columns.length === 1;
  return (
    columns.every(isUnique) ||
    (named && draft.filters.length === 0 && draft.uses.every((use) => use.group === null)) ||
    (says(draft, 'distinct') &&
      draft.uses.every((use) => use.group !== 'by') &&
      columns.length === 1 &&
      !says(draft, 'group'))
  );
}

function rowsOf(columns: readonly ColumnRef[]): Shape {
  const distinct = columns.length === 1 && !columns.every(isUnique);
  const shape = rowsShape(
    columns.map((column) => column.name),
    null,
  );
  return { ...shape, query: { kind: 'rows', columns: columns.map((column) => column.name), distinct } };
}

function rowsOnly(draft: Draft): Shape | null {
  if (draft.filters.length === 0) return null;
  return rowsShape([], null);
}
