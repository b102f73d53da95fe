import { isContinuous, isUnique } from '../link/column-nature.ts';
import { type Draft, says } from './draft.ts';
import { rowsShape, type Shape } from './shape.ts';

/** "the weight of crate 17": what stands in the one row that the question names. */
export function ofOneThing(draft: Draft): Shape | null {
  const keys = draft.filters.flatMap((one) => ('anyOf' in one || one.comparison !== '=' ? [] : [one.column]));
  const key = draft.index.columns.find((column) => keys.includes(column.name) && isUnique(column));
  const columns = draft.uses.map((use) => use.column).filter((column) => column !== key);
  const isDrawn = draft.mark !== null || draft.bins !== null || draft.timeUnit !== null;
  if (!key || columns.length === 0 || isDrawn || says(draft, 'count') || draft.uses.some((use) => use.group))
    return null;
  return rowsShape(
    columns.map(({ name }) => name),
    null,
  );
}

const showing =
  /^\W*(please |can you |could you )?(show|list|find|get|display|give|return|select|present|print|name|who|which|what are|what were|whose)\b/i;
const drawing = [
  'distribution',
  'share',
  'compare',
  'relation',
  'group',
  'time',
  'versus',
  'channel',
  'distinct',
  'count',
] as const;

/** "show the grower and the slope of crates from 2022": columns of the rows that meet a condition, not their counts. */
export function listedRows(draft: Draft): Shape | null {
  const isDrawn = draft.mark !== null || draft.bins !== null || draft.timeUnit !== null;
  if (isDrawn || drawing.some((kind) => says(draft, kind)) || !showing.test(draft.question)) return null;
  if (draft.filters.length === 0 || draft.uses.some((use) => use.group !== null || use.counted)) return null;
  const columns = draft.uses.map((use) => use.column);
  const ofThings =
    says(draft, 'entity') ||
    says(draft, 'rows') ||
    columns.some((column) => column.column.type === 'text' && isUnique(column));
  if (!ofThings || (columns.length === 0 && !says(draft, 'condition'))) return null;
  if (columns.length === 1 && columns.every(isContinuous)) return null;
  return rowsShape(
    columns.map(({ name }) => name),
    null,
  );
}
