import { type ColumnUse, type Draft, says } from '../ground/draft.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { isContinuous, isMeasurable, isTime } from '../link/column-nature.ts';

/** Columns added, taken away, or put in the place of others. */
export function changeColumns(draft: Draft, change: Draft, columns: readonly ColumnUse[]): Draft {
  if (says(change, 'remove')) return columns.reduce((left, { column }) => without(left, column), draft);
  const [first, second] = columns;
  if (swaps(change) && first) {
    const [added, removed] =
      second && has(draft, first.column) && !has(draft, second.column) ? [second, first] : [first, second];
    return swap(draft, added, removed?.column ?? null);
  }
  return columns.reduce((left, use) => add(left, change, use), draft);
}

function swaps(change: Draft): boolean {
  return (
    says(change, 'instead') ||
    /^(and |so |ok |now )?(what|how) about\b|^and for\b/i.test(change.question.trim())
  );
}

function has(draft: Draft, column: ColumnRef): boolean {
  const { x, y, color, facet } = draft.channels;
  return (
    draft.uses.some((use) => use.column === column) ||
    draft.measures.some((measure) => measure.column === column.name) ||
    [x, y, color, facet].includes(column)
  );
}

function without(draft: Draft, column: ColumnRef): Draft {
  const { channels } = draft;
  return {
    ...draft,
    uses: draft.uses.filter((use) => use.column !== column),
    measures: draft.measures.filter((measure) => measure.column !== column.name),
    filters: draft.filters.filter((filter) => !('column' in filter && filter.column === column.name)),
    channels: {
      x: channels.x === column ? null : channels.x,
      y: channels.y === column ? null : channels.y,
      color: channels.color === column ? null : channels.color,
      facet: channels.facet === column ? null : channels.facet,
    },
  };
}

function swap(draft: Draft, added: ColumnUse, named: ColumnRef | null): Draft {
  const removed = named && has(draft, named) ? named : likest(draft, added.column);
  if (!removed) return add(draft, draft, added);
  const turn = (column: ColumnRef | null) => (column === removed ? added.column : column);
  const { x, y, color, facet } = draft.channels;
  return {
    ...draft,
    uses: draft.uses.map((use) => (use.column === removed ? { ...use, column: added.column } : use)),
    measures: draft.measures.map((measure) =>
      measure.column === removed.name ? { ...measure, column: added.column.name } : measure,
    ),
    channels: { x: turn(x), y: turn(y), color: turn(color), facet: turn(facet) },
    bins: isContinuous(added.column) ? draft.bins : null,
  };
}

/** What the new column most likely stands in for: a number for a number, time for time, else what splits. */
function likest(draft: Draft, column: ColumnRef): ColumnRef | null {
  const measured = draft.measures.flatMap((measure) =>
    draft.index.columns.filter((one) => one.name === measure.column),
  );
  const used = draft.uses.map((use) => use.column);
  if (isContinuous(column)) return measured.at(-1) ?? used.filter(isMeasurable).at(-1) ?? null;
  const splits = used.filter((one) => !measured.includes(one) && !isContinuous(one));
  return splits.find((one) => isTime(one) === isTime(column)) ?? splits.at(-1) ?? null;
}

function add(draft: Draft, change: Draft, use: ColumnUse): Draft {
  const { column } = use;
  const { color, facet } = change.channels;
  const channels = {
    ...draft.channels,
    color: color === column ? column : draft.channels.color,
    facet: facet === column ? column : draft.channels.facet,
  };
  if (has(draft, column) && color !== column && facet !== column) return draft;
  const measure = change.measures.find((one) => one.column === column.name);
  if (measure)
    return {
      ...draft,
      channels,
      measures: [...draft.measures.filter((one) => one.column !== null), measure],
    };
  if (use.group === null && isContinuous(column) && draft.measures.some((one) => one.column !== null)) {
    const aggregate = draft.measures[0]?.aggregate ?? 'mean';
    return {
      ...draft,
      measures: [
        ...draft.measures,
        { aggregate, column: column.name, quantile: null, share: false, place: -1 },
      ],
    };
  }
  return {
    ...draft,
    channels,
    uses: [...draft.uses.filter((one) => one.column !== column), { ...use, counted: false }],
  };
}
