import type { TableSchema } from '#lib/datasets/index.ts';
import { noiseWords, prepositions } from '../lexicon/noise.ts';
import { valueWords } from '../lexicon/value-words.ts';
import type { LiteralMatch } from '../reading.ts';
import type { Token } from '../text/tokenise.ts';
import type { Candidate } from './candidate.ts';

const longestValue = 6;

/** What a run of tokens is called when it is looked up: the words, their singular, and other names of the thing. */
export function spellings(span: readonly Token[], question: string): string[] {
  const first = span[0];
  const last = span.at(-1);
  if (!first || !last) return [];
  const text = question.slice(first.start, last.end).trim().toLowerCase();
  const singular = text.endsWith('ies')
    ? `${text.slice(0, -3)}y`
    : text.endsWith('s')
      ? text.slice(0, -1)
      : text;
  return [...new Set([text, singular, ...(span.length === 1 ? (valueWords.get(first.lower) ?? []) : [])])];
}

/** Runs of tokens that could be a value of the data: not only function words, no mark at the ends. */
export function valueSpans(tokens: readonly Token[]): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = from + 1; to <= Math.min(tokens.length, from + longestValue); to += 1) {
      const span = tokens.slice(from, to);
      if (isValueLike(span, tokens[from - 1])) spans.push({ from, to });
    }
  }
  return spans;
}

function isValueLike(span: readonly Token[], before: Token | undefined): boolean {
  const first = span[0];
  const last = span.at(-1);
  if (!first || !last || first.kind === 'mark' || last.kind === 'mark') return false;
  if (span.length === 1) {
    const quoted = before?.kind === 'mark' && /["'‘“]/.test(before.text);
    return first.kind === 'word' && (quoted || isContentWord(first));
  }
  if (span.every((token) => token.kind !== 'word')) return false;
  if (span.some((token) => ',;?!'.includes(token.text))) return false;
  const ends = [first, last];
  return ends.every((token) => isContentWord(token) || /^\p{Lu}/u.test(token.text) || token.kind !== 'word');
}

function isContentWord(token: Token): boolean {
  return token.lower.length > 1 && !noiseWords.has(token.lower) && !prepositions.has(token.lower);
}

type Lookup = ReadonlyMap<string, readonly LiteralMatch[]>;

/** Matches found in the data, and the frequent values of the profile, laid over the question. */
export function valueCandidates(
  question: string,
  tokens: readonly Token[],
  known: { schema: TableSchema; matches: readonly LiteralMatch[] },
): Candidate[] {
  const lookup = byLiteral(known.schema, known.matches);
  return valueSpans(tokens).flatMap(({ from, to }) => {
    const span = tokens.slice(from, to);
    const found = spellings(span, question).flatMap((spelling) => lookup.get(spelling) ?? []);
    if (found.length === 0) return [];
    const matches = best(found);
    return [{ from, to, weight: weight(span, matches), meaning: { kind: 'value' as const, matches } }];
  });
}

function weight(span: readonly Token[], matches: readonly LiteralMatch[]): number {
  const exact = matches[0]?.how === 'exact';
  const capital = span.every((token) => /^\p{Lu}/u.test(token.text)) ? 0.2 * span.length : 0;
  return exact ? span.length + 0.05 + 0.15 * (span.length - 1) + capital : span.length * 0.55;
}

const order = { exact: 0, prefix: 1, contains: 2 } as const;

function best(found: readonly LiteralMatch[]): LiteralMatch[] {
  const sorted = [...found].sort((a, b) => order[a.how] - order[b.how] || b.count - a.count);
  const first = sorted[0];
  return first ? sorted.filter((match) => match.how === first.how) : [];
}

function byLiteral(schema: TableSchema, matches: readonly LiteralMatch[]): Lookup {
  const lookup = new Map<string, LiteralMatch[]>();
  const put = (key: string, match: LiteralMatch) => {
    const list = lookup.get(key) ?? [];
    if (!list.some((other) => other.column === match.column && other.value === match.value)) list.push(match);
    lookup.set(key, list);
  };
  for (const match of matches)
    if (match.table === schema.table && isLikely(match)) put(match.literal.toLowerCase(), match);
  for (const match of frequentValues(schema)) put(match.literal, match);
  return lookup;
}

/** A word somewhere in a long text is no name of that text. */
function isLikely({ how, literal, value }: LiteralMatch): boolean {
  return how === 'exact' || literal.length >= 0.4 * String(value).length;
}

const kept = new WeakMap<TableSchema, readonly LiteralMatch[]>();

function frequentValues(schema: TableSchema): readonly LiteralMatch[] {
  const known = kept.get(schema);
  if (known) return known;
  const made = schema.profile.columns.flatMap((column) =>
    column.top.flatMap(({ value, count }) =>
      typeof value === 'string'
        ? [
            {
              literal: value.trim().toLowerCase(),
              table: schema.table,
              column: column.name,
              value,
              count,
              how: 'exact' as const,
            },
          ]
        : [],
    ),
  );
  kept.set(schema, made);
  return made;
}
