import type { Draft } from '../ground/draft.ts';
import type { Meaning } from '../link/term.ts';

const pointing = /^(it|its|this|that|them|these|those|they|their|theirs|same|again)$/i;
const phrases = /^(make|turn|change|switch) (it|that|this|them)\b/i;
const nouns = new Set<Meaning['kind']>(['entity', 'rows', 'column', 'value', 'unknown', 'which']);
const ofTable = /^(data|dataset|data ?frame|table|file|csv|sheet|spreadsheet|column|columns)$/i;

/**
 * Whether a word points at the answer before: "break that down", "the mean of those". A word that takes up a noun
 * of its own question does not ("crates that weigh more", "growers and their crates"), nor does "this data". A strange word at the
 * beginning is what is to be done: "segment it by slope".
 */
export function pointsBack(draft: Draft): boolean {
  return draft.terms.some(({ text }, place) => phrases.test(text) || pointsAt(draft, place));
}

/** Whether it is the rows or groups before that something is told of: "their average weight", "the sum of that". */
export function pointsAtRows(draft: Draft): boolean {
  return draft.terms.some(({ text }, place) => {
    const stands = /^(its|them|those|they|their|theirs)$/i.test(text);
    return pointsAt(draft, place) && (stands || draft.terms[place - 1]?.meaning.kind === 'preposition');
  });
}

function pointsAt({ terms }: Draft, place: number): boolean {
  const text = terms[place]?.text ?? '';
  if (!pointing.test(text) || ofTable.test(terms[place + 1]?.text ?? '')) return false;
  const first = terms[0]?.meaning.kind === 'unknown' ? 1 : 0;
  const before = terms.slice(first, place);
  if (/^that$/i.test(text)) return !nouns.has(before.at(-1)?.meaning.kind ?? 'stop');
  const takesUp = /^(it|its|them|they|their|theirs)$/i.test(text);
  const splits = first === 1 && before.at(-1)?.meaning.kind === 'group';
  return !takesUp || splits || !before.some(({ meaning }) => nouns.has(meaning.kind));
}
