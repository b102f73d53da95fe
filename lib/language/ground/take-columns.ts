import { isMeasurable } from '../link/column-nature.ts';
import type { Meaning } from '../link/term.ts';
import { type ColumnUse, type Draft, meaningAt, placesOf, take } from './draft.ts';

const joins = new Set<Meaning['kind']>([
  'noise',
  'preposition',
  'count',
  'distinct',
  'rows',
  'columns',
  'time',
  'unknown',
  'aggregate',
  'entity',
]);

/** The columns that are left, each with what joined it: "by", "for each", or nothing. */
export function takeColumns(draft: Draft): void {
  for (const place of placesOf(draft, 'column')) {
    const column = meaningAt(draft, place, 'column')?.column;
    if (!column) continue;
    if (!draft.uses.some((use) => use.column === column && !use.counted)) {
      draft.uses.push({ column, place, group: joinOf(draft, place), counted: false });
    }
    take(draft, place);
  }
  for (const place of placesOf(draft, 'entity')) takeEntity(draft, place);
  draft.uses.sort((a, b) => a.place - b.place);
}

/** "for each employee": one row for each of the things, shown by name. */
function takeEntity(draft: Draft, place: number): void {
  const column = meaningAt(draft, place, 'entity')?.column;
  if (isAgent(draft, place)) {
    take(draft, place);
    return;
  }
  const group = column ? (asksWhich(draft, place) ? 'by' : joinOf(draft, place)) : null;
  if (column && group && !draft.uses.some((use) => !isMeasurable(use.column))) {
    draft.uses.push({ column, place, group, counted: false });
  }
  take(draft, place);
}

/** "paid by the guests" tells who did it, not what splits the rows. */
function isAgent(draft: Draft, place: number): boolean {
  const [by, article] = [draft.terms[place - 2], draft.terms[place - 1]];
  const isDone = /^(\w+ed|paid|sold|made|bought|spent|given|taken|won|held|written)$/i.test(by?.text ?? '');
  if (isDone && /^by$/i.test(article?.text ?? '') && /s$/i.test(draft.terms[place]?.text ?? '')) {
    take(draft, place - 1);
    return true;
  }
  return (
    /^by$/i.test(by?.text ?? '') &&
    /^the$/i.test(article?.text ?? '') &&
    /s$/i.test(draft.terms[place]?.text ?? '')
  );
}

/** "which crate has the most …" asks for the thing itself. */
function asksWhich(draft: Draft, place: number): boolean {
  return draft.extreme !== null && draft.terms[place - 1]?.meaning.kind === 'which';
}

function joinOf(draft: Draft, place: number): ColumnUse['group'] {
  for (let at = place - 1; at >= 0; at -= 1) {
    const meaning = draft.terms[at]?.meaning;
    if (meaning?.kind === 'group') {
      take(draft, at);
      return meaning.each ? 'each' : 'by';
    }
    if (meaning?.kind === 'and' || meaning?.kind === 'comma') {
      const before = draft.uses.find((use) => use.place < at && use.place >= at - 2);
      return before?.group ?? null;
    }
    if (meaning?.kind === 'distinct') return 'each';
    if (!meaning || !joins.has(meaning.kind)) return null;
  }
  return null;
}
