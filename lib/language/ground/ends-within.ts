import type { ColumnRef } from '../link/column-index.ts';
import { isContinuous, isTime, isUnique } from '../link/column-nature.ts';
import { type Draft, says } from './draft.ts';
import { defaultMeasure } from './measure-of.ts';
import { aggregateShape, rowsShape, type Shape } from './shape.ts';

type Asked = {
  ranked: ColumnRef | null;
  limit: number;
  order: NonNullable<Shape['order']>;
  place: number;
};

/** "the heaviest crate of each grower", "the top 2 varieties by weight in each region": an order within groups. */
export function endsWithin(draft: Draft, { ranked, limit, order, place }: Asked): Shape | null {
  const groups = draft.uses.filter((use) => use.group === 'each' && use.column !== ranked);
  const [group] = groups;
  if (!ranked || !group || groups.length !== 1 || isContinuous(group.column) || isTime(group.column))
    return null;
  if (draft.mark !== null || draft.measures.length > 0) return null;
  const thing = draft.uses.find(
    (use) => use.column !== ranked && use.column !== group.column && !isContinuous(use.column),
  )?.column;
  const cut = { order, limit, within: [group.column.name] };
  if (thing && !isUnique(thing)) {
    const dimensions = [group.column, thing].map(({ name }) => ({
      column: name,
      timeUnit: null,
      bins: null,
    }));
    return { ...aggregateShape(dimensions, [defaultMeasure(ranked)], {}), ...cut };
  }
  const named = thing ?? (says(draft, 'which') ? entityColumn(draft) : null);
  if (named) return { ...rowsShape([group.column.name, named.name, ranked.name], null), ...cut };
  if (!speaksOfThings(draft, place)) return null;
  draft.sort = { target: ranked, direction: order.direction };
  return { ...rowsShape([], null), ...cut, order: null };
}

function entityColumn(draft: Draft): ColumnRef | null {
  const entity = draft.terms.find(({ meaning }) => meaning.kind === 'entity');
  return entity?.meaning.kind === 'entity' ? entity.meaning.column : null;
}

/** A noun for the rows after the end of the scale: the "crate" of "the heaviest crate". */
function speaksOfThings(draft: Draft, place: number): boolean {
  return draft.terms
    .slice(Math.max(0, place - 3), place + 4)
    .some(({ meaning }) => meaning.kind === 'entity' || meaning.kind === 'rows');
}
