import { noiseWords, prepositions } from '../lexicon/noise.ts';
import { abbreviations, synonymGroups } from '../lexicon/synonyms.ts';
import { editDistance } from '../text/edit-distance.ts';
import { stem } from '../text/stem.ts';
import { splitIdentifier, type Token } from '../text/tokenise.ts';
import type { ColumnIndex, ColumnRef } from './column-index.ts';

/** Words that say little about which column is meant. */
export const lightWords = new Set(
  [
    'name',
    'id',
    'code',
    'type',
    'number',
    'date',
    'value',
    'total',
    'in',
    'of',
    'per',
    'the',
    'and',
    'to',
    'detail',
    'column',
    'is',
    'key',
  ].map(stem),
);

const skippable = new Set([
  ...prepositions,
  'the',
  'and',
  'by',
  'or',
  'a',
  ...[...noiseWords].filter((word) => word.length < 4),
]);
const units = new Set(
  [
    'usd',
    'eur',
    'gbp',
    'kg',
    'km',
    'cm',
    'mm',
    'mph',
    'kmh',
    'percent',
    'dollar',
    'euro',
    'million',
    'billion',
  ].map(stem),
);
const numbering = new Set(['id', 'number', 'code', 'no', 'identifier', 'key'].map(stem));
const joining = new Set(['of', 'the', 'in', 'for', 'per']);

/** The words of a span, abbreviations written out, stemmed. */
export function fullStems(span: readonly Token[]): string[] {
  return span.flatMap((token) => (abbreviations.get(token.lower) ?? token.lower).split(' ')).map(stem);
}

/** How well a run of words names a column, 0..1: from 0.95 on it is the whole name. */
export function columnScore(span: readonly Token[], column: ColumnRef, index: ColumnIndex): number {
  if (endsLoose(span, column)) return 0;
  const other =
    span.length <= 3
      ? Math.max(span.length === 1 ? nearMiss(span[0], column, index) : 0, synonym(span, column))
      : 0;
  return Math.max(wholeName(span, column), partOfName(span, column), other);
}

/** "weight per" is not the column weight; "price in" may be price_in where the name ends so. */
function endsLoose(span: readonly Token[], column: ColumnRef): boolean {
  const [first, last] = [span[0]?.lower ?? '', span.at(-1)?.lower ?? ''];
  if (span.length < 2) return false;
  return (
    (joining.has(first) && column.plain[0] !== first) || (joining.has(last) && column.plain.at(-1) !== last)
  );
}

function wholeName(span: readonly Token[], column: ColumnRef): number {
  const stems = span.map((token) => token.stem);
  if (same(stems, column.plain)) return 1;
  const joined = span.map((token) => token.lower).join('');
  if (joined === column.joined) return 1;
  if (span.length > 1 && stem(joined) === stem(column.joined)) return 0.98;
  const full = fullStems(span);
  if (same(full, column.stems)) return 0.97;
  if (full.length > 1 && same(bare(full), bare(column.stems))) return 0.96;
  if (span.length === 1 && column.initials.length > 2 && joined === column.initials) return 0.9;
  if (span.length === 2 && stem(shortened(span)) === stem(column.joined)) return 0.96;
  const initials = span.map((token) => token.lower[0]).join('');
  return span.length > 2 && initials === column.joined ? 0.95 : 0;
}

/** A word written by its first letter before a noun in full, as in "tname" for a town name. */
export function shortened([first, second]: readonly Token[]): string {
  return `${first?.lower[0] ?? ''}${second?.lower ?? ''}`;
}

function bare(words: readonly string[]): string[] {
  return words.filter((word) => !joining.has(word));
}

/** All words of the span stand in the column's name: weighted share of the name that they cover. */
function partOfName(span: readonly Token[], column: ColumnRef): number {
  const full = fullStems(span);
  if (full.some((word) => skippable.has(word)) && !full.every((word) => column.stems.includes(word)))
    return 0;
  const covered = full.filter(
    (word) => column.stems.includes(word) || column.plain.includes(word) || sameNaming(word, full, column),
  );
  if (covered.length < full.length || full.every((word) => lightWords.has(word) || skippable.has(word)))
    return lightOnly(full, column);
  const total = column.stems.reduce((sum, word) => sum + wordWeight(word), 0);
  const found = [...new Set(covered)].reduce((sum, word) => sum + wordWeight(word), 0);
  return 0.35 + 0.55 * Math.min(1, found / Math.max(total, 1));
}

/** "department number" is department_id: a number, a code and an id of a thing are one. */
function sameNaming(word: string, full: readonly string[], column: ColumnRef): boolean {
  return full.length > 1 && numbering.has(word) && column.stems.some((one) => numbering.has(one));
}

/** "name", "date", "id" alone name the one column that has the word. */
function lightOnly(words: readonly string[], column: ColumnRef): number {
  const [word] = words;
  if (words.length !== 1 || word === undefined || skippable.has(word)) return 0;
  return lightWords.has(word) && column.stems.includes(word) ? 0.45 : 0;
}

function wordWeight(word: string): number {
  if (skippable.has(word)) return 0.1;
  if (word.length === 1) return 0.2;
  return lightWords.has(word) ? 0.4 : 1;
}

/** A slip of the pen in a long word, or a word that the column's word begins with; a word of its own is no slip. */
function nearMiss(token: Token | undefined, column: ColumnRef, index: ColumnIndex): number {
  if (token?.kind !== 'word' || token.lower.length < 3 || index.byStem.has(token.stem)) return 0;
  if (noiseWords.has(token.lower) || prepositions.has(token.lower)) return 0;
  const limit = token.lower.length >= 8 ? 2 : token.lower.length >= 5 ? 1 : 0;
  const known = synonymsOf.get(token.stem);
  for (const word of new Set([column.joined, ...splitIdentifier(column.name)])) {
    const isOther = known && !known.has(stem(word)) && !word.includes(token.lower);
    if (word.length < 4 || isOther) continue;
    const share = word === column.joined ? 0.9 : 0.6;
    if (limit > 0 && word.length >= 5 && editDistance(token.lower, word, limit) <= limit) return share;
    if (sameBeginning(token.stem, stem(word))) return share - 0.15;
  }
  const short = column.joined.length === 3 && token.lower.length === 3;
  return short && editDistance(token.lower, column.joined, 1) === 1 ? 0.5 : 0;
}

function sameBeginning(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 5 && long.startsWith(short) && long.length - short.length <= 4;
}

const synonymsOf = synonyms();

function synonyms(): Map<string, Set<string>> {
  const map = new Map<string, Set<string>>();
  for (const group of synonymGroups) {
    const keys = group.map((word) => word.split(' ').map(stem).join(' '));
    for (const key of keys) map.set(key, new Set([...(map.get(key) ?? []), ...keys]));
  }
  return map;
}

/** Whether the lexicon knows other words for this run. */
export function hasSynonyms(span: readonly Token[]): boolean {
  return synonymsOf.has(span.map((token) => token.stem).join(' '));
}

function synonym(span: readonly Token[], column: ColumnRef): number {
  const group = synonymsOf.get(span.map((token) => token.stem).join(' '));
  if (!group) return 0;
  if (group.has(column.stems.join(' ')) || group.has(column.plain.join(' '))) return 0.8;
  const head = column.stems.findLast((word) => !units.has(word));
  if (head === undefined || column.stems.length > 3 || !group.has(head)) return 0;
  return numbering.has(head) ? 0.4 : 0.5;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, place) => word === b[place]);
}
