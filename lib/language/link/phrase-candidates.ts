import type { PhraseMeaning } from '../lexicon/meaning.ts';
import { noiseWords, prepositions, rowNouns } from '../lexicon/noise.ts';
import { phrases } from '../lexicon/phrases.ts';
import { editDistance } from '../text/edit-distance.ts';
import { stem } from '../text/stem.ts';
import { type Token, tokenise } from '../text/tokenise.ts';
import type { Candidate } from './candidate.ts';

type Known = { words: readonly string[]; meaning: PhraseMeaning };

const byFirstWord = index();
const longWords = [...byFirstWord.values()]
  .flat()
  .filter(
    ({ words, meaning }) => words.length === 1 && (words[0]?.length ?? 0) >= 8 && meaning.kind !== 'beyond',
  );

/** What the lexicon of general English says of each run of tokens. */
export function phraseCandidates(tokens: readonly Token[]): Candidate[] {
  return tokens.flatMap((token, from) => [
    ...(byFirstWord.get(token.lower) ?? [])
      .filter((known) => known.words.every((word, offset) => tokens[from + offset]?.lower === word))
      .map((known) => candidate(from, known)),
    ...plainWord(token, from),
    ...misspelt(token, from),
  ]);
}

function candidate(from: number, known: Known): Candidate {
  const length = known.words.length;
  return { from, to: from + length, weight: length + 0.1 + 0.15 * (length - 1), meaning: known.meaning };
}

function plainWord(token: Token, from: number): Candidate[] {
  const to = from + 1;
  if (prepositions.has(token.lower))
    return [{ from, to, weight: 0.9, meaning: { kind: 'preposition', word: token.lower } }];
  if (noiseWords.has(token.lower)) return [{ from, to, weight: 0.5, meaning: { kind: 'noise' } }];
  if (rowNouns.has(token.lower)) return [{ from, to, weight: 0.6, meaning: { kind: 'rows' } }];
  return [];
}

const shortestMisspelt = 9;

/** A slip of the pen in a long word that stands alone: "decending", "histogramm". */
function misspelt(token: Token, from: number): Candidate[] {
  const { lower } = token;
  if (token.kind !== 'word' || lower.length < shortestMisspelt || isKnown(lower)) return [];
  const meant = longWords.find(
    ({ words: [word = ''] }) =>
      Math.abs(word.length - lower.length) <= 2 && editDistance(lower, word, 2) <= 2,
  );
  return meant ? [{ from, to: from + 1, weight: 0.5, meaning: meant.meaning }] : [];
}

function isKnown(word: string): boolean {
  return isLexiconWord(word) || noiseWords.has(word) || rowNouns.has(word) || isLexiconWord(stem(word));
}

function index(): Map<string, Known[]> {
  const map = new Map<string, Known[]>();
  for (const [list, meaning] of phrases) {
    for (const phrase of list.split('|')) {
      const words = tokenise(phrase).map((token) => token.lower);
      const [first] = words;
      if (first) map.set(first, [...(map.get(first) ?? []), { words, meaning }]);
    }
  }
  return map;
}

/** Whether the lexicon knows the word by itself. */
export function isLexiconWord(word: string): boolean {
  return (byFirstWord.get(word) ?? []).some((known) => known.words.length === 1);
}
