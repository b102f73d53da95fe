import type { Measure } from '#lib/analysis/index.ts';
import { isNumeric } from '#lib/datasets/index.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { isIdentifier, isTime, isUnique } from '../link/column-nature.ts';
import { placeDimensions } from './dimensions.ts';
import { type Draft, says } from './draft.ts';
import { timeColumn } from './operands.ts';
import { aggregateShape, type Shape } from './shape.ts';

const averages = new Set<Measure['aggregate']>(['mean', 'median']);

/** Aggregates and counts, split by the other columns. */
export function measuredShape(draft: Draft): Shape | null {
  const measures = draft.measures.map(({ place: _place, ...measure }) => measure);
  const columns = splitting(draft, measures);
  const single = draft.measures.length === 1 ? draft.measures[0] : undefined;
  if (columns.length === 0 && single?.aggregate === 'count' && !single.where) return countOnly(draft);
  const counts = measures.every((measure) => measure.aggregate === 'count');
  const { dimensions, chart } = placeDimensions(
    draft,
    columns,
    (counts && draft.mark !== 'point') || draft.bins !== null,
  );
  const mark = markOf(draft) ?? (againstEachOther(draft, measures, columns) ? 'point' : null);
  const shares = says(draft, 'share') && draft.mark !== 'arc' && !proportion(draft);
  const shown = shares ? measures.map((measure) => ({ ...measure, share: true })) : measures;
  return aggregateShape(dimensions, shown, { ...chart, mark, stack: draft.stack });
}

/** "how mean weight and mean sugar of each grower correlate": a point for each group, no coefficient. */
function againstEachOther(
  draft: Draft,
  measures: readonly Measure[],
  columns: readonly ColumnRef[],
): boolean {
  const [column] = columns;
  if (!column || columns.length > 1) return false;
  if (measures.length === 2) return says(draft, 'correlation') || says(draft, 'relation');
  const asked = says(draft, 'correlation') || (says(draft, 'relation') && isIdentifier(column));
  return asked && isNumeric(column.column.type) && !isTime(column);
}

/** "proportion of each" asks for a pie; "percentage" asks for the numbers. */
function proportion(draft: Draft): boolean {
  return draft.terms.some((term) => term.meaning.kind === 'share' && /^(proportion|share)/i.test(term.text));
}

function markOf(draft: Draft) {
  return draft.mark ?? (proportion(draft) ? 'arc' : null);
}

/** The columns that split the rows: all that are named, but not what is measured or merely counted. */
export function splitting(draft: Draft, measures: readonly Measure[]): ColumnRef[] {
  const measured = new Set(measures.map((measure) => measure.column));
  const { x, y, color, facet } = draft.channels;
  const others = draft.uses
    .filter((use) => !use.counted && !measured.has(use.column.name))
    .map((use) => use.column);
  const all = [...new Set([x, ...others, y, color, facet].filter((column) => column !== null))].filter(
    (column) => !measured.has(column.name),
  );
  const asked = new Set(draft.uses.filter((use) => use.group !== null).map((use) => use.column));
  const single = (column: ColumnRef) =>
    isUnique(column) && (column.column.type === 'text' || (isIdentifier(column) && !asked.has(column)));
  const useful = all.filter((column) => !(single(column) && all.length > 1));
  const told = useful.length > 0 ? useful : all;
  const kept = told.filter(
    (column) => !isThing(draft, measures, column) && !isEachRow(draft, measures, column),
  );
  const wantsTime = asksTime(draft, kept.length) && !kept.some(isTime);
  const counted = draft.uses.find((use) => use.counted && isTime(use.column))?.column;
  const time = wantsTime ? (counted ?? timeColumn(draft)) : null;
  const compared =
    kept.length === 0 || (kept.length === 1 && says(draft, 'compare')) ? comparedColumn(draft) : null;
  return [time, ...kept, compared !== null && kept.includes(compared) ? null : compared].filter(
    (column) => column !== null,
  );
}

/** "the mean sugar of the northern growers" is one number, not one for each grower of a row. */
function isThing(draft: Draft, measures: readonly Measure[], column: ColumnRef): boolean {
  const measured = measures.length > 0 && measures.every(({ aggregate }) => aggregate !== 'count');
  const isOne = measured || says(draft, 'share');
  const named = draft.uses.some((use) => use.column === column && use.group === null);
  if (!isOne || !named || draft.mark !== null || draft.extreme !== null || draft.top !== null) return false;
  return (
    draft.filters.length > 0 && isUnique(column) && column.column.type === 'text' && !says(draft, 'which')
  );
}

/** "the mean weight per crate", where each row is a crate of its own: one mean, not the weight of each. */
function isEachRow(draft: Draft, measures: readonly Measure[], column: ColumnRef): boolean {
  const isMean = measures.length > 0 && measures.every(({ aggregate }) => averages.has(aggregate));
  const isList = draft.mark ?? draft.extreme ?? draft.top ?? draft.sort;
  const { distinct } = column.profile;
  if (!isMean || isList || column.column.type !== 'text' || distinct < column.rowCount) return false;
  const use = draft.uses.find((one) => one.column === column && one.group === 'each');
  const before = use ? draft.terms.slice(Math.max(0, use.place - 2), use.place) : [];
  return before.some(({ meaning, text }) => meaning.kind === 'group' && /^per$/i.test(text));
}

function asksTime(draft: Draft, columns: number): boolean {
  if (says(draft, 'time') || draft.timeUnit !== null) return true;
  if (draft.terms.some((term) => term.meaning.kind === 'mark' && /time ?series/i.test(term.text)))
    return true;
  return columns === 0 && (draft.mark === 'line' || draft.mark === 'area');
}

/** "Rome, Oslo and Bern": several values of one column are compared with each other. */
export function comparedColumn(draft: Draft): ColumnRef | null {
  const several = draft.filters.find((filter) => 'comparison' in filter && filter.comparison === 'in');
  if (!several || !('column' in several)) return null;
  return draft.index.columns.find((column) => column.name === several.column) ?? null;
}

/** A count that nothing splits: of the rows, or by the thing counted where a chart is asked for. */
function countOnly(draft: Draft): Shape {
  const counted = draft.uses.find((use) => use.counted)?.column;
  const drawn =
    draft.mark !== null || says(draft, 'share') || says(draft, 'distribution') || says(draft, 'compare');
  const count: Measure = { aggregate: 'count', column: null, quantile: null, share: false };
  if (counted && (drawn || draft.sort !== null)) {
    const { dimensions, chart } = placeDimensions(draft, [counted], true);
    return aggregateShape(dimensions, [count], { ...chart, mark: markOf(draft), stack: draft.stack });
  }
  if (says(draft, 'share') && draft.filters.length > 0)
    return aggregateShape([], [{ ...count, share: true }], {});
  const key = draft.counted;
  if (key && isIdentifier(key) && !isUnique(key) && draft.filters.length === 0) {
    return {
      ...aggregateShape([], [{ aggregate: 'distinct', column: key.name, quantile: null, share: false }], {}),
      chart: null,
    };
  }
  const distinct: Measure = {
    aggregate: 'distinct',
    column: counted?.name ?? null,
    quantile: null,
    share: false,
  };
  const nameable = counted && !isUnique(counted) && draft.filters.length === 0;
  return { ...aggregateShape([], [nameable ? distinct : count], {}), chart: null };
}
