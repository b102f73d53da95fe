import { noiseWords, prepositions } from '../lexicon/noise.ts';
import { abbreviations, synonymGroups } from '../lexicon/synonyms.ts';
import { editDistance } from '../text/edit-distance.ts';
import { stem } from '../text/stem.ts';
import { splitIdentifier, type Token } from '../text/tokenise.ts';
import type { Candidate } from './candidate.ts';
import type { ColumnIndex, ColumnRef } from './column-index.ts';

const longestSpan = 8;
/** Words that say little about which column is meant. */
const lightWords = new Set([
  'name',
  'id',
  'cod',
  'code',
  'type',
  'number',
  'date',
  'valu',
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
]);

type Hit = { column: ColumnRef; score: number };

/** The columns that runs of tokens may name: whole names first, then parts, near misses and synonyms. */
export function columnCandidates(tokens: readonly Token[], index: ColumnIndex): Candidate[] {
  const candidates: Candidate[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = from + 1; to <= Math.min(tokens.length, from + longestSpan); to += 1) {
      const hits = spanHits(tokens.slice(from, to), index);
      const best = hits[0];
      if (!best) continue;
      candidates.push({
        from,
        to,
        weight: spanWeight(tokens.slice(from, to), best.score),
        meaning: meaning(best, hits),
      });
    }
  }
  return candidates;
}

function meaning(best: Hit, hits: readonly Hit[]): Candidate['meaning'] {
  const others = hits
    .filter((hit) => hit !== best && hit.score >= best.score - 0.15)
    .map((hit) => hit.column);
  return { kind: 'column', column: best.column, score: best.score, others };
}

function spanWeight(span: readonly Token[], score: number): number {
  const together = 0.15 * (span.length - 1);
  return together + (score >= 0.95 ? span.length + 0.2 : span.length * (0.7 + 0.4 * score));
}

function spanHits(span: readonly Token[], index: ColumnIndex): Hit[] {
  const first = span[0];
  const last = span.at(-1);
  if (!first || !last || first.kind === 'mark' || last.kind === 'mark') return [];
  const words = span.filter((token) => token.kind !== 'mark' || token.lower === '.');
  if (words.some((token) => token.lower === '.') && span.length > 4) return [];
  const hits = index.columns
    .map((column) => ({
      column,
      score: score(
        words.filter((token) => token.kind !== 'mark'),
        column,
        index,
      ),
    }))
    .filter((hit) => hit.score > 0);
  return hits.sort((a, b) => b.score - a.score || a.column.index - b.column.index);
}

function score(span: readonly Token[], column: ColumnRef, index: ColumnIndex): number {
  return Math.max(
    wholeName(span, column),
    partOfName(span, column),
    span.length <= 3 ? otherWords(span, column, index) : 0,
  );
}

function wholeName(span: readonly Token[], column: ColumnRef): number {
  const stems = span.map((token) => token.stem);
  if (same(stems, column.plain)) return 1;
  const joined = span.map((token) => token.lower).join('');
  if (joined === column.joined) return 1;
  if (span.length > 1 && stem(joined) === stem(column.joined)) return 0.98;
  const full = span.flatMap((token) => (abbreviations[token.lower] ?? token.lower).split(' ')).map(stem);
  if (same(full, column.stems)) return 0.97;
  const bare = full.filter((word) => !['of', 'the', 'in', 'for', 'per'].includes(word));
  if (
    full.length > 1 &&
    same(
      bare,
      column.stems.filter((word) => !['of', 'the', 'in', 'for', 'per'].includes(word)),
    )
  )
    return 0.96;
  if (span.length === 1 && column.initials.length > 2 && joined === column.initials) return 0.9;
  const initials = span.map((token) => token.lower[0]).join('');
  return span.length > 2 && initials === column.joined ? 0.95 : 0;
}

/** All words of the span stand in the column's name: weighted share of the name that they cover. */
function partOfName(span: readonly Token[], column: ColumnRef): number {
  const full = span.flatMap((token) => (abbreviations[token.lower] ?? token.lower).split(' ')).map(stem);
  if (full.some((word) => skippable.has(word)) && !full.every((word) => column.stems.includes(word)))
    return 0;
  const covered = full.filter((word) => column.stems.includes(word) || column.plain.includes(word));
  if (covered.length < full.length || full.every((word) => lightWords.has(word) || skippable.has(word))) {
    return lightOnly(full, column);
  }
  const total = column.stems.reduce((sum, word) => sum + wordWeight(word), 0);
  const found = [...new Set(covered)].reduce((sum, word) => sum + wordWeight(word), 0);
  return 0.35 + 0.55 * Math.min(1, found / Math.max(total, 1));
}

const skippable = new Set([
  ...prepositions,
  'the',
  'and',
  'by',
  'or',
  'a',
  ...[...noiseWords].filter((word) => word.length < 4),
]);

/** "name", "date", "id" alone name the one column that ends so. */
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

function otherWords(span: readonly Token[], column: ColumnRef, index: ColumnIndex): number {
  return Math.max(span.length === 1 ? nearMiss(span[0], column, index) : 0, synonym(span, column));
}

/** A slip of the pen in a long word, or a word that the column's word begins with. */
function nearMiss(token: Token | undefined, column: ColumnRef, index: ColumnIndex): number {
  if (token?.kind !== 'word' || token.lower.length < 4 || index.byStem.has(token.stem)) return 0;
  if (noiseWords.has(token.lower) || prepositions.has(token.lower)) return 0;
  const limit = token.lower.length >= 8 ? 2 : token.lower.length >= 5 ? 1 : 0;
  for (const word of new Set([column.joined, ...splitIdentifier(column.name)])) {
    if (word.length < 4) continue;
    const share = word === column.joined ? 0.9 : 0.6;
    if (limit > 0 && word.length >= 5 && editDistance(token.lower, word, limit) <= limit) return share;
    if (sameBeginning(token.stem, stem(word))) return share - 0.15;
  }
  return column.joined.length === 3 &&
    token.lower.length === 3 &&
    editDistance(token.lower, column.joined, 1) === 1
    ? 0.5
    : 0;
}

function sameBeginning(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 5 && long.startsWith(short) && long.length - short.length <= 4;
}

const synonymsOf = new Map<string, Set<string>>();
for (const group of synonymGroups) {
  for (const word of group) {
    const key = word.split(' ').map(stem).join(' ');
    const set = synonymsOf.get(key) ?? new Set<string>();
    for (const other of group) set.add(other.split(' ').map(stem).join(' '));
    synonymsOf.set(key, set);
  }
}

function synonym(span: readonly Token[], column: ColumnRef): number {
  const group = synonymsOf.get(span.map((token) => token.stem).join(' '));
  if (!group) return 0;
  if (group.has(column.stems.join(' ')) || group.has(column.plain.join(' '))) return 0.8;
  const head = column.stems.at(-1);
  return head !== undefined && column.stems.length <= 3 && group.has(head) ? 0.5 : 0;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, place) => word === b[place]);
}
