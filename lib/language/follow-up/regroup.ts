import { type ColumnUse, type Draft, says } from '../ground/draft.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { isContinuous, isTime } from '../link/column-nature.ts';

/**
 * A limit and its order belong to the groups that they were asked for: other groups are shown whole, and "top 5
 * towns" names its own.
 */
export function regroup(changed: Draft, before: Draft, change: Draft): Draft {
  const own = ownGroups(change);
  if (own.length > 0 && changed.measures.length > 0)
    return {
      ...changed,
      uses: own,
      channels: { x: null, y: null, color: null, facet: null },
      top: change.top,
      sort: change.sort,
      skip: null,
      having: null,
      timeUnit: change.timeUnit,
      bins: null,
    };
  const isSame = groupsOf(changed) === groupsOf(before);
  if (isSame || before.top === null || before.top.rows || change.top !== null) return changed;
  return { ...changed, top: null, skip: null, sort: change.sort };
}

/** "top 5 towns", "by town and slope instead": all the groups there are to be. */
function ownGroups(change: Draft): ColumnUse[] {
  const named = change.uses.filter(({ column }) => !isMeasure(change, column));
  const replaces = says(change, 'instead') && named.length > 1 && named.every(({ group }) => group === 'by');
  const ranks = change.top !== null && !change.top.rows;
  return replaces || ranks ? named : [];
}

function isMeasure({ measures }: Draft, { name }: ColumnRef): boolean {
  return measures.some(({ column }) => column === name);
}

function groupsOf(draft: Draft): string {
  const { x, color, facet } = draft.channels;
  const columns = [x, color, facet, ...draft.uses.map(({ column }) => column)].filter(
    (column) => column !== null,
  );
  const splits = columns.filter((column) => !isMeasure(draft, column)).map(({ name }) => name);
  return JSON.stringify([...new Set(splits)].sort());
}

/** "top 5" ranks by the measure from its own end, whatever the order before; "the first 5" keeps that order. */
export function rank(draft: Draft, change: Draft): Draft {
  if (draft.top === null || draft.top.rows || change.sort !== null) return draft;
  if (draft.sort !== null && (change.top === null || draft.sort.target !== 'y')) return draft;
  return { ...draft, sort: { target: 'y', direction: draft.top.direction } };
}

/** A pie of the question before is kept only for the parts of one whole. */
export function drawable(draft: Draft, change: Draft): Draft {
  if (change.mark !== null || draft.mark !== 'arc') return draft;
  const splits = draft.uses.map(({ column }) => column).filter((column) => !isMeasure(draft, column));
  const [only, second] = splits;
  const [measure] = draft.measures;
  const isPart =
    measure === undefined ||
    ((measure.aggregate === 'count' || measure.aggregate === 'sum') && !measure.where);
  const parts = only !== undefined && !second && !isTime(only) && !isContinuous(only) && isPart;
  return parts ? draft : { ...draft, mark: null };
}
