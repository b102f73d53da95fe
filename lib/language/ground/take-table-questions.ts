import type { Query } from '#lib/analysis/index.ts';
import { isMeasurable } from '../link/column-nature.ts';
import { type Draft, placesOf, says, take } from './draft.ts';

/** Questions about the table itself: describe it, what is missing, what repeats. */
export function takeTableQuestions(draft: Draft): void {
  if (draft.measures.length > 0 && !says(draft, 'missing') && !says(draft, 'duplicates')) return;
  draft.query = missing(draft) ?? duplicates(draft) ?? describe(draft);
  if (draft.query)
    for (const kind of ['missing', 'duplicates', 'describe', 'columns', 'types', 'rows'] as const)
      take(draft, ...placesOf(draft, kind));
  if (draft.query) draft.measures = [];
}

function columnNames(draft: Draft): string[] {
  return draft.uses.map((use) => use.column.name);
}

function missing(draft: Draft): Query | null {
  return placesOf(draft, 'missing').length > 0 ? { kind: 'missing', columns: columnNames(draft) } : null;
}

function duplicates(draft: Draft): Query | null {
  return placesOf(draft, 'duplicates').length > 0
    ? { kind: 'duplicates', columns: columnNames(draft) }
    : null;
}

function describe(draft: Draft): Query | null {
  if (draft.mark !== null || draft.uses.some((use) => use.group !== null)) return null;
  const asked = placesOf(draft, 'describe').length > 0 || placesOf(draft, 'types').length > 0;
  const columns = columnNames(draft);
  const onlyColumns =
    placesOf(draft, 'columns').length > 0 && columns.length === 0 && draft.filters.length === 0;
  if (!asked && !onlyColumns) return null;
  const described = draft.uses.every((use) => isMeasurable(use.column)) || columns.length > 0 ? columns : [];
  return { kind: 'describe', columns: described };
}
