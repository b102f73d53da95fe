import type { Filter, Plan } from '#lib/analysis/index.ts';
import { type ColumnUse, type Draft, type DraftMeasure, says } from '../ground/draft.ts';
import { timeColumn } from '../ground/operands.ts';
import { isContinuous, isTime } from '../link/column-nature.ts';
import { changeColumns } from './change-columns.ts';
import { drawable, rank, regroup } from './regroup.ts';
import { firstOfPresent, reversedOrder } from './reorder.ts';
import { asShare, comparedWith, tellAnew } from './retell.ts';

/** The draft before, with each part changed that the follow-up speaks of. `plan` is what was answered before. */
export function merge(before: Draft, change: Draft, plan: Plan): Draft {
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
  const order = reversedOrder(before, change, plan) ?? firstOfPresent(before, change, plan);
  if (order !== null) return { ...merged, ...order };
  const told = tellAnew(merged, change, plan) ?? comparedWith(before, merged, change);
  if (told !== null) return told;
  const measured = asShare(changeAggregate(merged, change), change);
  const columns = changedColumns(change);
  const changed =
    columns.length === 0 && !wantsTime(change) ? measured : changeColumns(measured, change, columns);
  return drawable(rank(regroup(changed, before, change), change), change);
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
  if (says(change, 'share')) return merged;
  const replaced = /^(replace|swap|not)\b/i.test(change.question.trim()) ? (second ?? first) : first;
  if (replaced.meaning.kind !== 'aggregate') return merged;
  if (/^cumulative/i.test(replaced.text))
    return {
      ...merged,
      refusal: `“${replaced.text}” is not worked out here yet. Ask for the numbers that it is made of.`,
    };
  for (const [place, term] of change.terms.entries())
    if (term.meaning.kind === 'aggregate') merged.used.add(place);
  const { aggregate, quantile = null } = replaced.meaning;
  const measures = merged.measures.map((measure) =>
    measure.column === null ? measure : { ...measure, aggregate, quantile },
  );
  const counts = measures.every(({ column }) => column === null);
  return counts ? ofDrawnNumber(merged, aggregate, quantile) : { ...merged, measures };
}

/** "the median" of what a histogram or a scatter shows: its number, no longer in bins. */
function ofDrawnNumber(merged: Draft, aggregate: DraftMeasure['aggregate'], quantile: number | null): Draft {
  const column = merged.uses.map((use) => use.column).find(isContinuous);
  if (!column) return merged;
  const { channels } = merged;
  return {
    ...merged,
    measures: [{ aggregate, column: column.name, quantile, share: false, place: -1 }],
    uses: merged.uses.filter((use) => use.column !== column),
    channels: { ...channels, x: channels.x === column ? null : channels.x },
    bins: null,
    histogram: false,
  };
}
