import { stem } from './stem.ts';

/** One word, number or mark of a question. `start` and `end` are offsets in the text, UTF-16 units. */
export type Token = {
  text: string;
  lower: string;
  stem: string;
  start: number;
  end: number;
  kind: 'word' | 'number' | 'date' | 'mark';
};

const pieces =
  /\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?|[$€£]?\d+(?:,\d{3})+(?:\.\d+)?%?|(?<![\p{L}])[$€£]?\d*\.?\d+(?:e-?\d+)?(?:%|[kKmMbB]\b)?(?![\p{L}\p{N}])|[\p{L}\p{N}]+(?:['’](?!s\b)\p{L}+)?|[^\s\p{L}\p{N}_]/gu;

/** Cuts a question into words (camelCase and snake_case apart), numbers, ISO dates and punctuation marks. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const tidy = tidied(text);
  for (const match of tidy.matchAll(pieces)) {
    const piece = match[0];
    if (/^\d{4}-\d/.test(piece)) tokens.push(token(piece, match.index, 'date'));
    else if (/^[$€£]?[\d.,]*\d(?:e-?\d+)?[%kKmMbB]?$/.test(piece))
      tokens.push(token(piece, match.index, 'number'));
    else if (/^[\p{L}\p{N}]/u.test(piece)) tokens.push(...words(piece, match.index));
    else if (!joinsWords(tidy, match.index)) tokens.push(token(piece, match.index, 'mark'));
  }
  return tokens;
}

/** The hyphen of "y-axis" parts two words and means nothing itself. */
function joinsWords(text: string, place: number): boolean {
  return /^\p{L}-\p{L}$/u.test(text.slice(place - 1, place + 2));
}

/** Same length as the text, so that offsets hold: possessives, typographic quotes and "v/s" made plain. */
function tidied(text: string): string {
  return text
    .replace(/['’]s\b/g, '  ')
    .replace(/\bv\/s\b/gi, 'vs ')
    .replace(/#(?=\s)/g, ' ');
}

function token(piece: string, start: number, kind: Token['kind']): Token {
  const lower = piece.toLowerCase();
  return {
    text: piece,
    lower,
    stem: kind === 'word' ? stem(lower) : lower,
    start,
    end: start + piece.length,
    kind,
  };
}

function words(piece: string, start: number): Token[] {
  return [...piece.matchAll(camelParts)].map((part) => token(part[0], start + part.index, 'word'));
}

const camelParts =
  /\p{Lu}+(?=\p{Lu}\p{Ll}{2,})|\p{Lu}?[\p{Ll}'’]+\p{N}*|\p{Lu}+\p{N}*(?!\p{Ll})|[\p{L}\p{N}'’]+?(?=\p{Lu}\p{Ll}|$)/gu;

/** The words of a column's name, lower case: `preTestScore` → pre, test, score. */
export function splitIdentifier(name: string): string[] {
  return tokenise(name.replaceAll('_', ' '))
    .filter((part) => part.kind !== 'mark')
    .map((part) => part.lower);
}
