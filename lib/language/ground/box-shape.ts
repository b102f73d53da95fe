import { isMeasurable } from '../link/column-nature.ts';
import type { Draft } from './draft.ts';
import { rowsShape, type Shape } from './shape.ts';

/** A box plot draws the rows themselves: a number, and what splits it. */
export function boxShape(draft: Draft): Shape | null {
  if (draft.mark !== 'boxplot') return null;
  const columns = draft.uses.map((use) => use.column);
  const number = columns.find(isMeasurable);
  if (!number) return null;
  const split = [draft.channels.x, draft.channels.color, draft.channels.facet, ...columns].find(
    (column) => column && column !== number,
  );
  return rowsShape([...(split ? [split.name] : []), number.name], {
    mark: 'boxplot',
    x: split?.name ?? null,
  });
}
