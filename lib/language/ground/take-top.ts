import type { Meaning } from '../link/term.ts';
import { type Draft, kindAt, meaningAt, nextPlace, placesOf, take } from './draft.ts';

const small = new Set<Meaning['kind']>(['noise', 'preposition']);

/** "top 5", "5 highest", "first ten rows", "the most expensive". */
export function takeTop(draft: Draft): void {
  for (const place of placesOf(draft, 'top')) takeRanked(draft, place);
  for (const place of placesOf(draft, 'extreme')) takeExtreme(draft, place);
}

function takeRanked(draft: Draft, place: number): void {
  const meaning = meaningAt(draft, place, 'top');
  if (!meaning) return;
  const next = nextPlace(draft, place + 1, small);
  const count = meaningAt(draft, next, 'number')?.value ?? null;
  if (meaning.rows && count === null && kindAt(draft, next) !== 'rows') return;
  draft.top ??= { count, direction: meaning.direction, rows: meaning.rows ?? false, place };
  take(draft, place);
  if (count !== null) take(draft, next);
}

function takeExtreme(draft: Draft, place: number): void {
  const direction = meaningAt(draft, place, 'extreme')?.direction;
  if (!direction) return;
  const before = meaningAt(draft, place - 1, 'number');
  if (before && Number.isInteger(before.value)) {
    draft.top ??= { count: before.value, direction, rows: false, place };
    take(draft, place - 1);
  }
  draft.extreme ??= { direction, place };
  take(draft, place);
}
