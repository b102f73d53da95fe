import { isTime } from '../link/column-nature.ts';
import type { Meaning } from '../link/term.ts';
import { type Draft, kindAt, meaningAt, placesOf, previousPlace, type SortWish, take } from './draft.ts';

const before = new Set<Meaning['kind']>([
  'noise',
  'preposition',
  'channel',
  'sort',
  'and',
  'also',
  'mark',
  'rows',
]);
const after = new Set<Meaning['kind']>([
  'noise',
  'preposition',
  'channel',
  'sort',
  'mark',
  'column',
  'aggregate',
  'count',
  'unknown',
  'direction',
  'rows',
  'extreme',
  'timeUnit',
]);

/** "highest first by age", "sorted by name": takes the words and notes the order. */
export function takeSort(draft: Draft): void {
  for (const place of placesOf(draft, 'direction')) {
    const direction = meaningAt(draft, place, 'direction')?.direction;
    if (!direction) continue;
    const range = clauseAround(draft, place);
    draft.sort ??= { target: targetIn(draft, range), direction };
    take(draft, ...range);
  }
  for (const place of placesOf(draft, 'sort')) sortWithoutDirection(draft, place);
}

/** "sorted by name": ascending, as a list is read. */
function sortWithoutDirection(draft: Draft, place: number): void {
  const text = draft.terms[place]?.text.toLowerCase() ?? '';
  const next = kindAt(draft, place + 1);
  if (!text.endsWith(' by') && next !== 'group') return;
  const range = [place, ...forwards(draft, place + (next === 'group' ? 2 : 1))];
  if (next === 'group') range.push(place + 1);
  if (!range.some((at) => ['column', 'channel', 'aggregate', 'count'].includes(kindAt(draft, at) ?? '')))
    return;
  const target = targetIn(draft, range);
  const measured = target === 'y';
  draft.sort ??= { target, direction: measured ? 'descending' : 'ascending' };
  take(draft, ...range);
}

function clauseAround(draft: Draft, place: number): number[] {
  let start = place;
  const sort = lastSortBefore(draft, place) ?? ownClause(draft, place);
  if (sort !== null) start = sort;
  else
    while (start > 0 && before.has(kindAt(draft, start - 1) ?? 'stop') && !isVerb(draft, start - 1))
      start -= 1;
  const head = Array.from({ length: place - start + 1 }, (_, offset) => start + offset);
  const by = kindAt(draft, place + 1) === 'group' ? [place + 1] : [];
  return [...head, ...by, ...forwards(draft, place + 1 + by.length, by.length > 0)];
}

const ordering = new Set<Meaning['kind']>([
  ...before,
  'column',
  'count',
  'aggregate',
  'unknown',
  'entity',
  'timeUnit',
]);

const bareOrder = new Set<Meaning['kind']>([
  'noise',
  'preposition',
  'column',
  'unknown',
  'channel',
  'mark',
  'timeUnit',
]);

/** ", list towns a to z", ", names z to a": a clause of its own that says nothing but the order, from where it starts. */
function ownClause(draft: Draft, place: number): number | null {
  let start = place;
  while (start > 0 && ordering.has(kindAt(draft, start - 1) ?? 'stop')) start -= 1;
  const opens = kindAt(draft, start - 1);
  if (opens !== 'comma' && opens !== 'stop') return null;
  const listed = draft.terms.slice(start, place);
  const things = listed.filter(({ meaning }) => meaning.kind === 'column' || meaning.kind === 'entity');
  const strange = listed.filter(({ meaning }) => meaning.kind === 'unknown');
  const verb = listed.some(({ text }) => /^(list|display|show|see|put|give|present)$/i.test(text));
  const bare = listed.every(({ meaning }) => bareOrder.has(meaning.kind));
  const named = things.length <= 1 && strange.every(({ text }) => /^names?$/i.test(text));
  return (verb || bare) && named ? start : null;
}

/** "which", "what" and verbs of showing begin the question itself, not its order. */
function isVerb(draft: Draft, place: number): boolean {
  return (
    kindAt(draft, place) === 'mark' &&
    kindAt(draft, place + 1) !== 'direction' &&
    kindAt(draft, place - 1) !== 'noise'
  );
}

function lastSortBefore(draft: Draft, place: number): number | null {
  for (let at = place - 1; at >= 0; at -= 1) {
    const kind = kindAt(draft, at);
    if (kind === 'sort') return at;
    if (kind === null || kind === 'comma' || kind === 'stop') return null;
  }
  return null;
}

function forwards(draft: Draft, from: number, joined = true): number[] {
  const places: number[] = [];
  for (let place = from; place < draft.terms.length && joined; place += 1) {
    const kind = kindAt(draft, place);
    if (kind === null || !after.has(kind)) break;
    places.push(place);
  }
  return places;
}

function targetIn(draft: Draft, range: readonly number[]): SortWish['target'] {
  for (const place of range) {
    const channel = meaningAt(draft, place, 'channel')?.channel;
    if (channel === 'x' || channel === 'y') return channel;
  }
  if (range.some((place) => ['count', 'aggregate'].includes(kindAt(draft, place) ?? ''))) return 'y';
  for (const place of range) {
    const column = meaningAt(draft, place, 'column')?.column;
    if (column) return column;
  }
  if (range.some((place) => kindAt(draft, place) === 'timeUnit' || ordersBars(draft, place))) return 'x';
  if (range.some((place) => ordersTime(draft, place))) return 'x';
  return range.some((place) => /^names?$|alphabet|a to z/i.test(draft.terms[place]?.text ?? '')) ? 'x' : null;
}

/** "sort the bars" against "list them in bars". */
function ordersBars(draft: Draft, place: number): boolean {
  const joint = previousPlace(draft, place - 1, new Set<Meaning['kind']>(['noise']));
  const manner = /^(in|as)\b/i.test(draft.terms[place]?.text ?? '') || kindAt(draft, joint) === 'preposition';
  return kindAt(draft, place) === 'mark' && !manner;
}

/** "newest first" of what lies along time. */
function ordersTime(draft: Draft, place: number): boolean {
  if (!/newest|oldest|latest|earliest/i.test(draft.terms[place]?.text ?? '')) return false;
  return draft.terms.some(
    ({ meaning }) =>
      meaning.kind === 'timeUnit' ||
      meaning.kind === 'time' ||
      (meaning.kind === 'column' && isTime(meaning.column)),
  );
}
