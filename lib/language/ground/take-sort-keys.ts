import type { Meaning } from '../link/term.ts';
import { type Draft, meaningAt, placesOf, type SortWish, take } from './draft.ts';

type Key = { target: SortWish['target']; direction: SortWish['direction'] | null };
const joint: ReadonlySet<Meaning['kind']> = new Set([
  'and',
  'comma',
  'noise',
  'group',
  'preposition',
  'sort',
  'rows',
  'entity',
]);

/** "sorted by grower, then by weight": several keys, each with its own direction or none with any. */
export function takeSortKeys(draft: Draft): void {
  for (const place of placesOf(draft, 'sort')) {
    if (!/sort|order|rank|arrang/i.test(draft.terms[place]?.text ?? '')) continue;
    const { keys, end } = keysFrom(draft, place + 1);
    const [first, ...later] = keys;
    if (!first || later.length === 0) continue;
    const told = keys.filter((key) => key.direction !== null).length;
    if (told > 0 && told < keys.length) {
      draft.refusal = 'It isn’t clear which way each column is sorted. Say ascending or descending for each.';
    }
    draft.sort = { target: first.target, direction: first.direction ?? 'ascending' };
    draft.laterSorts = later.map(({ target, direction }) => ({
      target,
      direction: direction ?? 'ascending',
    }));
    for (let at = place; at < end; at += 1) take(draft, at);
    return;
  }
}

function keysFrom(draft: Draft, from: number): { keys: Key[]; end: number } {
  const keys: Key[] = [];
  let end = from;
  for (let place = from; place < draft.terms.length; place += 1) {
    const column = meaningAt(draft, place, 'column')?.column;
    const direction = meaningAt(draft, place, 'direction')?.direction;
    const last = keys.at(-1);
    if (column && (last === undefined || joins(draft, end, place)))
      keys.push({ target: column, direction: null });
    else if (direction && last?.direction === null) last.direction = direction;
    else if (joint.has(draft.terms[place]?.meaning.kind ?? 'stop')) continue;
    else break;
    end = place + 1;
  }
  return { keys, end };
}

/** Between two keys stand "and", "then" or both, and no verb that begins something else. */
function joins(draft: Draft, from: number, to: number): boolean {
  const words = draft.terms.slice(from, to).map(({ text }) => text.toLowerCase());
  return (
    words.some((word) => /^(and|then)$/.test(word)) &&
    words.every((word) => /^(and|then|by|the|to|in|,)$/.test(word))
  );
}
