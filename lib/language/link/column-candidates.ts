import { noiseWords, prepositions } from '../lexicon/noise.ts';
import { stem } from '../text/stem.ts';
import type { Token } from '../text/tokenise.ts';
import type { Candidate } from './candidate.ts';
import type { ColumnIndex, ColumnRef } from './column-index.ts';
import { columnScore, fullStems, hasSynonyms, shortened } from './column-score.ts';
import { isLexiconWord } from './phrase-candidates.ts';

const longestSpan = 8;

type Hit = { column: ColumnRef; score: number };

/** The columns that runs of tokens may name: whole names first, then parts, near misses and synonyms. */
export function columnCandidates(tokens: readonly Token[], index: ColumnIndex, question = ''): Candidate[] {
  const candidates = verbatim(tokens, index, question.toLowerCase());
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = from + 1; to <= Math.min(tokens.length, from + longestSpan); to += 1) {
      const span = tokens.slice(from, to);
      const hits = spanHits(span, index);
      const best = hits[0];
      if (best)
        candidates.push({ from, to, weight: spanWeight(span, best.score), meaning: meaning(best, hits) });
    }
  }
  return candidates;
}

/** Names written as in the file, marks and all: "Sold (net, in €)". */
function verbatim(tokens: readonly Token[], index: ColumnIndex, question: string): Candidate[] {
  return index.columns.flatMap((column) => {
    const name = column.name.toLowerCase();
    const start = name.length > 5 && /[^\p{L}\p{N}_ ]/u.test(name) ? question.indexOf(name) : -1;
    const from = start === -1 ? -1 : tokens.findIndex((token) => token.start >= start);
    const to = tokens.findLastIndex((token) => token.end <= start + name.length) + 1;
    if (from === -1 || to <= from) return [];
    return [
      {
        from,
        to,
        weight: 1.4 * (to - from),
        meaning: { kind: 'column' as const, column, score: 1, others: [] },
      },
    ];
  });
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
  // "placed by" says who did it, not where.
  if (span.length === 1 && /^plac(ed|ing)$/.test(first?.lower ?? '')) return [];
  if (!first || !last || first.kind === 'mark' || last.kind === 'mark') return [];
  const words = span.filter((token) => token.kind !== 'mark');
  if (
    words.length < span.length &&
    span.some((token) => token.kind === 'mark' && !'.-/%&'.includes(token.text))
  )
    return [];
  const hits = [...nearColumns(words, index)]
    .map((column) => ({ column, score: columnScore(words, column, index) }))
    .filter((hit) => hit.score > 0);
  return hits.sort((a, b) => b.score - a.score || a.column.index - b.column.index);
}

/** The columns worth comparing with a span: all of them only for a word that may be misspelt or has synonyms. */
function nearColumns(words: readonly Token[], index: ColumnIndex): Iterable<ColumnRef> {
  const [first] = words;
  if (!first) return [];
  if (hasSynonyms(words) || (words.length === 1 && mayBeMisspelt(first, index))) return index.columns;
  const joined = words.map((token) => token.lower).join('');
  const initials = words.length > 2 ? words.map((token) => token.lower[0]).join('') : joined;
  const brief = words.length === 2 ? [shortened(words), stem(shortened(words))] : [];
  const stems = fullStems([first]);
  return new Set([
    ...stems.flatMap((word) => index.byStem.get(word) ?? []),
    ...(index.byStem.get(first.stem) ?? []),
    ...[joined, stem(joined), initials, ...brief].flatMap((key) => index.byWhole.get(key) ?? []),
  ]);
}

function mayBeMisspelt(token: Token, index: ColumnIndex): boolean {
  if (token.kind !== 'word' || token.lower.length < 3 || index.byStem.has(token.stem)) return false;
  return !noiseWords.has(token.lower) && !prepositions.has(token.lower) && !isLexiconWord(token.lower);
}
