import { ordinalOf } from '../lexicon/ordinals.ts';
import type { Term } from '../link/term.ts';
import type { Draft } from './draft.ts';

/** The question in few signs, and which term each of its characters belongs to. */
export type Encoded = { text: string; placeAt: (offset: number) => number };

const columnNouns = /^(column|field|variable|feature|attribute)(s?)$/;
const rowNouns = /^(row|record|observation|line|element|instance|entry|entrie)(s?)$/;
const cellNouns = /^(cell|value)$/;

/**
 * The terms as words that patterns can be matched with: numbers as `N5`, ordinals as `O3`, nouns for rows `ROW`, for
 * columns `COL`, several `ROWS` and `COLS`, a term that is taken `#`, all else in lower case.
 */
export function encodeTerms(draft: Draft): Encoded {
  const words = draft.terms.flatMap((term, place) =>
    signs(term, draft.used.has(place)).map((word) => ({ word, place })),
  );
  const text = words.map(({ word }) => word).join(' ');
  const places = words.flatMap(({ word, place }) => Array.from({ length: word.length + 1 }, () => place));
  return { text, placeAt: (offset) => places[offset] ?? draft.terms.length };
}

function signs(term: Term, isTaken: boolean): string[] {
  if (isTaken) return ['#'];
  const { meaning, text } = term;
  if (meaning.kind === 'number') return Number.isInteger(meaning.value) ? [`N${meaning.value}`] : ['#'];
  if (meaning.kind === 'value' || meaning.kind === 'date') return ['#'];
  return text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => sign(word, meaning.kind));
}

function sign(word: string, kind: Term['meaning']['kind']): string {
  const ordinal = ordinalOf(word);
  if (ordinal !== null && kind !== 'column') return `O${ordinal}`;
  if (kind === 'column') return 'NAME';
  const column = columnNouns.exec(word);
  if (column) return `COL${column[2]?.toUpperCase()}`;
  const row = rowNouns.exec(word);
  if (row) return `ROW${row[2]?.toUpperCase()}`;
  return cellNouns.test(word) ? 'CELL' : word;
}

/** The first match of a pattern in the encoded terms, with the places of the terms that it covers. */
export function findPattern(
  { text, placeAt }: Encoded,
  pattern: RegExp,
): { groups: Record<string, string | undefined>; places: number[] } | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const [from, to] = [placeAt(match.index), placeAt(match.index + Math.max(0, match[0].length - 1))];
  return {
    groups: match.groups ?? {},
    places: Array.from({ length: to - from + 1 }, (_, offset) => from + offset),
  };
}
