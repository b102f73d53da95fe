import { stem } from '../text/stem.ts';
import { splitIdentifier } from '../text/tokenise.ts';
import type { ColumnRef } from './column-index.ts';
import { lightWords } from './column-score.ts';
import type { Term } from './term.ts';

const reach = 5;

/**
 * "name", "id" and "code" alone fit many columns: the words around say which. In "codes of the sites" the
 * code is the column that "sites" names already, so that the light word says nothing of its own.
 */
export function settleLightWords(terms: readonly Term[]): Term[] {
  return terms.map((term, place) => {
    const { meaning } = term;
    if (meaning.kind !== 'column' || !isLight(term)) return term;
    const word = stem(term.text.toLowerCase());
    if (namedByNext(terms, place, word)) return { ...term, meaning: { kind: 'noise' } };
    const candidates = [meaning.column, ...meaning.others];
    const near = nearestNoun(terms, place).filter((one) => !lightWords.has(one));
    const fitting = candidates.filter((column) => near.some((one) => column.stems.includes(one)));
    return { ...term, meaning: { ...meaning, column: shortest(fitting.length > 0 ? fitting : candidates) } };
  });
}

function isLight(term: Term): boolean {
  return (
    term.to - term.from === 1 &&
    term.meaning.kind === 'column' &&
    term.meaning.score <= 0.5 &&
    lightWords.has(stem(term.text.toLowerCase()))
  );
}

function wordsOf(term: Term): string[] {
  return ['column', 'entity', 'unknown', 'value'].includes(term.meaning.kind)
    ? splitIdentifier(term.text).map(stem)
    : [];
}

function namedByNext(terms: readonly Term[], place: number, word: string): boolean {
  for (let at = place + 1; at < Math.min(terms.length, place + reach); at += 1) {
    const meaning = terms[at]?.meaning;
    if (meaning?.kind === 'column')
      return meaning.column.stems.includes(word) && meaning.column.stems.length > 1;
    if (
      meaning?.kind !== 'noise' &&
      meaning?.kind !== 'preposition' &&
      meaning?.kind !== 'group' &&
      meaning?.kind !== 'distinct'
    )
      return false;
  }
  return false;
}

/** The words of the noun nearest before, or else nearest behind. */
function nearestNoun(terms: readonly Term[], place: number): string[] {
  const before = terms.slice(Math.max(0, place - reach), place).reverse();
  const behind = terms.slice(place + 1, place + 1 + reach);
  for (const term of [...before, ...behind]) if (wordsOf(term).length > 0) return wordsOf(term);
  return [];
}

/** Of columns that fit alike, the one with the fewest other words. */
function shortest(columns: readonly ColumnRef[]): ColumnRef {
  return columns.reduce((best, column) => (column.stems.length < best.stems.length ? column : best));
}
