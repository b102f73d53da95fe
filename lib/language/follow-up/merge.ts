import type { Filter } from '#lib/analysis/index.ts';
import { type ColumnUse, type Draft, says } from '../ground/draft.ts';
import { timeColumn } from '../ground/operands.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { isContinuous, isTime } from '../link/column-nature.ts';
import { changeColumns } from './change-columns.ts';

/** The draft before, with each part changed that the follow-up speaks of. */
export function merge(before: Draft, change: Draft): Draft {
  const merged: Draft = {
    ...before,
    terms: change.terms,
    used: change.used,
    question: change.question,
    filters: mergeFilters(before.filters, change),
    sort: change.sort ?? before.sort,
    top: change.top ?? before.top,
    mark: change.mark ?? before.mark,
    histogram: change.histogram || before.histogram,
    stack: change.stack ?? before.stack,
    timeUnit: change.timeUnit ?? before.timeUnit,
    bins: change.bins ?? before.bins,
    refusal: change.refusal,
  };
  const aggregated = changeAggregate(merged, change);
  const columns = changedColumns(change);
  return columns.length === 0 && !wantsTime(change)
    ? rank(aggregated)
    : rank(changeColumns(aggregated, change, columns));
}

/** The columns that the follow-up names, time among them where it speaks of time. */
function changedColumns(change: Draft): ColumnUse[] {
  const { x, y, color, facet } = change.channels;
  const places = [x, y, color, facet].filter((column) => column !== null);
  const named = change.uses.filter((use) => !places.includes(use.column));
  const measured = change.measures.flatMap((measure) =>
    change.index.columns.filter((column) => column.name === measure.column),
  );
  const all = [...measured, ...places].map((column) => ({ column, place: -1, group: null, counted: false }));
  const time =
    wantsTime(change) && ![...all, ...named].some((use) => isTime(use.column)) ? timeColumn(change) : null;
  return [
    ...all,
    ...named,
    ...(time ? [{ column: time, place: -1, group: 'by' as const, counted: false }] : []),
  ];
}

function wantsTime(change: Draft): boolean {
  return says(change, 'time') || change.timeUnit !== null;
}

/** A condition on a column takes the place of the one before on the same column. */
function mergeFilters(before: readonly Filter[], change: Draft): Filter[] {
  const columns = new Set(change.filters.flatMap(columnsOf));
  return [
    ...before.filter((filter) => !columnsOf(filter).some((column) => columns.has(column))),
    ...change.filters,
  ];
}

function columnsOf(filter: Filter): string[] {
  return 'anyOf' in filter ? filter.anyOf.map(({ column }) => column) : [filter.column];
}

/** "the median instead": another aggregate of the same column. */
function changeAggregate(merged: Draft, change: Draft): Draft {
  const named = change.terms.flatMap((term) => (term.meaning.kind === 'aggregate' ? [term] : []));
  const [first, second] = named;
  if (first?.meaning.kind !== 'aggregate' || change.measures.some((measure) => measure.column !== null))
    return merged;
  const replaced = /^(replace|swap|not)\b/i.test(change.question.trim()) ? (second ?? first) : first;
  if (replaced.meaning.kind !== 'aggregate') return merged;
  for (const [place, term] of change.terms.entries())
    if (term.meaning.kind === 'aggregate') merged.used.add(place);
  const { aggregate, quantile = null } = replaced.meaning;
  const measures = merged.measures.map((measure) =>
    measure.column === null ? measure : { ...measure, aggregate, quantile },
  );
  return { ...merged, measures: measures.length > 0 ? measures : fromColumn(merged, aggregate) };
}

function fromColumn(merged: Draft, aggregate: Draft['measures'][number]['aggregate']): Draft['measures'] {
  const column: ColumnRef | undefined = merged.uses.map((use) => use.column).find(isContinuous);
  return column
    ? [{ aggregate, column: column.name, quantile: null, share: false, place: -1 }]
    : merged.measures;
}

/** "top 5" ranks by the measure, highest first, where no order was given. */
function rank(draft: Draft): Draft {
  if (draft.top === null || draft.sort !== null || draft.top.rows) return draft;
  return { ...draft, sort: { target: 'y', direction: draft.top.direction } };
}
