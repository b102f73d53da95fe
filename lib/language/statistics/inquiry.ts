import type { Filter } from '#lib/analysis/index.ts';
import { isNumeric, type TableSchema } from '#lib/datasets/index.ts';
import { createDraft, type Draft } from '../ground/draft.ts';
import { takeFilters } from '../ground/take-filters.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { isMeasurable } from '../link/column-nature.ts';
import { link } from '../link/link.ts';
import type { LiteralMatch } from '../reading.ts';
import { sentencesOf } from './sentences.ts';
import { isAboutGaps, isHarmless, methodWords } from './vocabulary.ts';

/** A question about a statistic: what it asks, and the notes on how, told apart. */
export type Inquiry = {
  /** The whole of it, lower case. */
  text: string;
  schema: TableSchema;
  matches: readonly LiteralMatch[];
  sentences: readonly string[];
  /** The sentences that do more than give harmless advice. */
  asks: readonly string[];
  /** The same without the names of columns. */
  bare: readonly string[];
  /** Every column that a sentence names, by first mention; `quoted` where it is set in quotation marks or called exactly so. */
  columns: readonly Named[];
  /** With those whose names are also words for a method, such as “slope”. */
  allColumns: readonly Named[];
};

export type Named = { column: ColumnRef; quoted: boolean; inGaps: boolean };

export function inquiryOf(question: string, schema: TableSchema, matches: readonly LiteralMatch[]): Inquiry {
  const sentences = sentencesOf(question);
  const asks = sentences.filter((sentence, place) => place === 0 || !isHarmless(sentence));
  const known = { schema, matches };
  return {
    text: question.toLowerCase(),
    ...known,
    sentences,
    asks,
    bare: asks.map((sentence) => withoutColumns(sentence, known)),
    columns: namedColumns(sentences, known, true),
    allColumns: namedColumns(sentences, known, false),
  };
}

function withoutColumns(sentence: string, { schema, matches }: Known): string {
  return link(sentence, schema, matches)
    .terms.filter(({ meaning }) => meaning.kind === 'column')
    .reduce((text, { text: name }) => text.replace(name, ' '), sentence);
}

type Known = Pick<Inquiry, 'schema' | 'matches'>;

function namedColumns(sentences: readonly string[], known: Known, isStrict: boolean): Named[] {
  const found: Named[] = [];
  for (const sentence of sentences) {
    const inGaps = isAboutGaps(sentence);
    for (const { meaning, text } of link(sentence, known.schema, known.matches).terms) {
      if (meaning.kind !== 'column') continue;
      const quoted = isQuoted(sentence, meaning.column.name);
      if (!quoted && isMethod(text) && (isStrict || meaning.score < 0.95)) continue;
      const before = found.find(({ column }) => column === meaning.column);
      if (before === undefined) found.push({ column: meaning.column, quoted, inGaps });
      else Object.assign(before, { quoted: before.quoted || quoted, inGaps: before.inGaps && inGaps });
    }
  }
  return found;
}

function isMethod(text: string): boolean {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .every((word) => word === '' || methodWords.has(word));
}

/** The exact name, in quotation marks, before or after the word "column", or written as no other word is. */
function isQuoted(sentence: string, name: string): boolean {
  const escaped = name.trim().replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  const exact = new RegExp(
    `["'“‘(\`]${escaped}["'”’)\`]|(?<![\\p{L}\\p{N}_])${escaped} (?:column|values)\\b|\\bcolumn ${escaped}(?![\\p{L}\\p{N}_])`,
    'iu',
  );
  const isPeculiar = /[\p{N}_.]|\p{Ll}\p{Lu}|^\p{Lu}{3,}$/u.test(name);
  return (
    exact.test(sentence) ||
    (isPeculiar && new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'u').test(sentence))
  );
}

/** The numbers that the question is about: those named in full where they are as many as are wanted. */
export function numbersOf({ columns }: Inquiry, wanted: (count: number) => boolean): ColumnRef[] | null {
  const numbers = columns.filter(
    ({ column }) => isNumeric(column.column.type) || column.column.type === 'boolean',
  );
  const measurable = numbers.filter(({ column }) => isMeasurable(column));
  const sets = [
    numbers,
    measurable,
    numbers.filter(({ quoted }) => quoted),
    numbers.filter(({ inGaps }) => !inGaps),
  ];
  const fitting = sets.find((set) => wanted(set.length));
  return fitting === undefined ? null : fitting.map(({ column }) => column);
}

/** The conditions on rows in what is asked; null where a number or a comparison in it finds no place. */
export function filtersOf(inquiry: Inquiry, sentences: readonly string[]): Filter[] | null {
  const filters: Filter[] = [];
  for (const sentence of sentences) {
    const draft = createDraft(link(sentence, inquiry.schema, inquiry.matches));
    takeFilters(draft);
    if (isOpen(draft)) return null;
    filters.push(...draft.filters);
  }
  const seen = new Set<string>();
  return filters.filter((filter) => !seen.has(JSON.stringify(filter)) && seen.add(JSON.stringify(filter)));
}

const telling = new Set(['number', 'date', 'comparison', 'extreme', 'top', 'textMatch']);

function isOpen(draft: Draft): boolean {
  return draft.terms.some(({ meaning }, place) => telling.has(meaning.kind) && !draft.used.has(place));
}
