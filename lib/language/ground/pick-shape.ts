import type { ColumnRef } from '../link/column-index.ts';
import { type Draft, says } from './draft.ts';
import { rowsShape, type Shape } from './shape.ts';

/** "select the name and the age", "return the rows": columns or whole rows as they are. */
export function pickShape(draft: Draft): Shape | null {
  if (draft.mark !== null || draft.measures.length > 0 || draft.extreme !== null) return null;
  const sorts = /^(please )?(sort|order|rank)\b/i.test(draft.question.trim()) && draft.sort !== null;
  const lists =
    typeof draft.sort?.target === 'object' &&
    draft.sort.target !== null &&
    /^\W*(please )?(show|list|display|get|give|return|print)\b/i.test(draft.question) &&
    (says(draft, 'entity') || says(draft, 'rows')) &&
    draft.uses.every((use) => use.group === null && !use.counted);
  if (!says(draft, 'pick') && !sorts && !lists) return null;
  const columns = draft.uses.map((use) => use.column);
  if (columns.length === 0 && draft.filters.length === 0 && draft.sort === null) return null;
  return rowsShape(wholeRows(draft) ? [] : columns.map((column: ColumnRef) => column.name), null);
}

/** The rows are wanted, not the columns that a condition or an order names. */
function wholeRows(draft: Draft): boolean {
  return (
    draft.uses.length === 0 ||
    draft.terms.some(({ meaning, text }) => meaning.kind === 'pick' && /rows/i.test(text)) ||
    says(draft, 'sort')
  );
}
