import { type Draft, says } from './draft.ts';
import { rowsShape, type Shape } from './shape.ts';

/** Rows and columns picked by where they stand: themselves, or the names and types of the columns. */
export function placesShape(draft: Draft): Shape | null {
  const { query, picked } = draft;
  const cut = draft.cut ?? firstRows(draft);
  const named = draft.uses.filter((use) => !isLabel(draft, use.place)).map((use) => use.column);
  const columns = [...new Set([...(picked ?? []), ...named])].map((column) => column.name);
  if (picked && !cut && (query?.kind === 'columns' || asksNames(draft))) {
    const show = says(draft, 'types') || /\btypes?\b/i.test(draft.question) ? 'types' : 'names';
    return { query: { kind: 'columns', show, columns }, chart: null, order: null, limit: null };
  }
  if (picked && !cut && query && 'columns' in query && query.kind !== 'correlation')
    return { query: { ...query, columns }, chart: null, order: null, limit: null };
  if (query || isMeasured(draft)) {
    draft.refusal ??= `Rows and columns that are picked by their place can be shown, not measured or drawn. Say by a condition or a name which are meant.`;
    return null;
  }
  const shape = rowsShape(columns, null);
  if (cut === null || shape.query.kind !== 'rows') return shape;
  if (cut.fromEnd && draft.sort !== null) {
    draft.refusal ??= 'Say which end of the order is meant: sort the other way and take the first rows.';
    return null;
  }
  const rows = cut.fromEnd ? { ...shape.query, fromEnd: true as const } : shape.query;
  return { ...shape, query: rows, limit: cut.limit, skip: cut.skip };
}

/** "the first 5 rows" beside columns picked by their place. */
function firstRows({ top }: Draft): Draft['cut'] {
  return top?.rows && top.direction === 'ascending'
    ? { skip: 0, limit: top.count ?? 5, fromEnd: false }
    : null;
}

/** "what the third column is called" names no column by "called". */
function isLabel(draft: Draft, place: number): boolean {
  return draft.picked !== null && /^(names?|types?)$/i.test(draft.terms[place]?.text ?? '');
}

function asksNames(draft: Draft): boolean {
  return /\b(names?|called|types?)\b/i.test(draft.question) && !says(draft, 'pick');
}

function isMeasured(draft: Draft): boolean {
  return (
    draft.measures.length > 0 ||
    draft.extreme !== null ||
    draft.mark !== null ||
    (draft.top !== null && !draft.top.rows) ||
    draft.uses.some((use) => use.group !== null && use.group !== undefined)
  );
}
