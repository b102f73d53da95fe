import { adjectiveColumns } from '../lexicon/adjectives.ts';
import { stem } from '../text/stem.ts';
import { splitIdentifier } from '../text/tokenise.ts';
import type { ColumnIndex, ColumnRef } from './column-index.ts';
import { isIdentifier, isUnique } from './column-nature.ts';
import { lightWords } from './column-score.ts';
import type { Term } from './term.ts';

const naming = new Set(['name', 'id', 'code', 'number', 'no', 'key', 'title'].map(stem));

/**
 * Words for the rows themselves: "employees" in a table of employees names no column, though a column
 * with a key of that name has the word. Such a mention becomes an entity, with the column that names its things.
 */
export function findEntities(terms: readonly Term[], index: ColumnIndex, table: string): Term[] {
  const tableWords = new Set(splitIdentifier(table).map(stem));
  return terms.map((term, place) => {
    const words = splitIdentifier(term.text).map(stem);
    const { meaning } = term;
    const measured = meaning.kind === 'unknown' ? adjectiveColumn(term.text, index) : null;
    if (measured) return { ...term, meaning: { kind: 'column', column: measured, score: 0.5, others: [] } };
    const brief =
      meaning.kind === 'unknown' && splitsBefore(terms, place) ? initialled(term.text, index) : null;
    if (brief) return { ...term, meaning: { kind: 'column', column: brief, score: 0.5, others: [] } };
    if (meaning.kind === 'unknown' && words.some((word) => tableWords.has(word) && word.length > 2))
      return { ...term, meaning: { kind: 'entity', column: null, key: null } };
    if (
      meaning.kind === 'value' &&
      !/^\p{Lu}/u.test(term.text) &&
      words.every((word) => tableWords.has(word))
    ) {
      return { ...term, meaning: { kind: 'entity', column: null, key: null } };
    }
    if (meaning.kind !== 'column' || meaning.score >= 0.95 || !namesThings(words, meaning.column))
      return term;
    const ofTable = words.every((word) => tableWords.has(word));
    const plural = /s$/i.test(term.text) && !splitsBefore(terms, place);
    if (!ofTable && !isUnique(meaning.column) && !plural) return term;
    return {
      ...term,
      meaning: { kind: 'entity', column: labelColumn(words, index) ?? meaning.column, key: meaning.column },
    };
  });
}

/** "lighter" speaks of a weight. */
function adjectiveColumn(text: string, index: ColumnIndex): ColumnRef | null {
  for (const word of adjectiveColumns.get(text.toLowerCase()) ?? []) {
    const column = index.columns.find((one) => one.stems.includes(stem(word)));
    if (column) return column;
  }
  return null;
}

/** "for each town" of the only column that is called by a t: "tName". */
function initialled(text: string, index: ColumnIndex): ColumnRef | null {
  const letter = text.charAt(0).toLowerCase();
  const columns = index.columns.filter((column) => isInitialled(column, letter));
  const [only] = columns.length > 0 ? columns : index.columns.filter((column) => isCutShort(column, text));
  return columns.length > 1 ? null : (only ?? null);
}

function isInitialled({ column, plain }: ColumnRef, letter: string): boolean {
  return column.type === 'text' && plain.length === 2 && plain[0] === letter && naming.has(plain[1] ?? '');
}

/** "twn_name" for the names of towns is not cut, "carp_name" for those of carpenters is. */
function isCutShort({ column, plain }: ColumnRef, text: string): boolean {
  const [first = '', second = ''] = plain;
  const cut = first.length >= 3 && first.length < text.length && text.toLowerCase().startsWith(first);
  return column.type === 'text' && plain.length === 2 && cut && naming.has(second);
}

/** The column is the number, code or name of the things that the words call by their noun. */
function namesThings(words: readonly string[], column: ColumnRef): boolean {
  if (words.some((word) => lightWords.has(word))) return false;
  const rest = column.stems.filter((word) => !words.includes(word));
  const named = rest.length > 0 && rest.every((word) => naming.has(word));
  return (
    named &&
    (isIdentifier(column) ||
      isUnique(column) ||
      rest.includes('name') ||
      rest.includes('nam') ||
      rest.includes(stem('number')))
  );
}

function splitsBefore(terms: readonly Term[], place: number): boolean {
  for (let at = place - 1; at >= Math.max(0, place - 2); at -= 1) {
    const kind = terms[at]?.meaning.kind;
    if (kind === 'group' || kind === 'distinct') return true;
    if (kind !== 'noise') return false;
  }
  return false;
}

/** What things are shown by: their name where there is one, else their number. */
function labelColumn(words: readonly string[], index: ColumnIndex): ColumnRef | null {
  const texts = index.columns.filter((column) => column.column.type === 'text' && isUnique(column));
  const own = texts.find(
    (column) => words.every((word) => column.stems.includes(word)) && column.stems.includes(stem('name')),
  );
  const letter = words[0]?.charAt(0) ?? '';
  return (
    own ??
    texts.find((column) => column.stems.length === 1 && naming.has(column.stems[0] ?? '')) ??
    texts.find((column) => isInitialled(column, letter)) ??
    null
  );
}
