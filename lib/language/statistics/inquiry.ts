import type { Filter } from '#lib/analysis/index.ts';
import { isNumeric, type TableSchema } from '#lib/datasets/index.ts';
import { createDraft, type Draft } from '../ground/draft.ts';
import { takeFilters } from '../ground/take-filters.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { isIdentifier, isMeasurable } from '../link/column-nature.ts';
import { link } from '../link/link.ts';
import type { Term } from '../link/term.ts';
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

export type Named = { column: ColumnRef; quoted: boolean; inGaps: boolean; score: number };

export function inquiryOf(question: string, schema: TableSchema, matches: readonly LiteralMatch[]): Inquiry {
  const sentences = sentencesOf(question);
  const linked = sentences.map((sentence) => ({ sentence, terms: link(sentence, schema, matches).terms }));
  const asks = linked.filter(({ sentence }, place) => place === 0 || !isHarmless(sentence));
  return {
    text: question.toLowerCase(),
    schema,
    matches,
    sentences,
    asks: asks.map(({ sentence }) => sentence),
    bare: asks.map(withoutColumns),
    columns: namedColumns(linked, true),
    allColumns: namedColumns(linked, false),
  };
}

type LinkedSentence = { sentence: string; terms: readonly Term[] };

function withoutColumns({ sentence, terms }: LinkedSentence): string {
  return terms
    .filter(({ meaning }) => meaning.kind === 'column')
    .reduce((text, { text: name }) => text.replace(name, ' '), sentence);
}

function namedColumns(linked: readonly LinkedSentence[], isStrict: boolean): Named[] {
  const found: Named[] = [];
  for (const { sentence, terms } of linked) {
    const inGaps = isAboutGaps(sentence);
    for (const { meaning, text } of terms) {
      if (meaning.kind !== 'column') continue;
      const { column, score } = meaning;
      const quoted = isQuoted(sentence, column.name);
      const isGroup = splitsBefore(sentence, text);
      if (!quoted && !isGroup && isMethod(text) && (isStrict || score < 0.95)) continue;
      const before = found.find((one) => one.column === column);
      if (before === undefined) found.push({ column, quoted, inGaps, score });
      else {
        before.quoted ||= quoted;
        before.inGaps &&= inGaps;
        before.score = Math.max(before.score, score);
      }
    }
  }
  return found;
}

/** "by slope" names the column, though a slope is a method's word, too. */
function splitsBefore(sentence: string, text: string): boolean {
  const before = sentence.slice(0, Math.max(0, sentence.indexOf(text)));
  return /\b(?:by|per|each|every|across|between)(?: the)?\s+$/i.test(before);
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

/** The numbers that the question is about: those named in full where they are as many as are wanted. No keys. */
export function numbersOf({ columns }: Inquiry, wanted: (count: number) => boolean): ColumnRef[] | null {
  const numbers = columns.filter(
    ({ column, quoted }) =>
      column.column.type === 'boolean' ||
      (isNumeric(column.column.type) && (quoted || !isIdentifier(column))),
  );
  const measurable = numbers.filter(({ column }) => isMeasurable(column));
  const sets = [
    numbers,
    measurable,
    numbers.filter(({ quoted }) => quoted),
    numbers.filter(({ inGaps }) => !inGaps),
    measurable.filter(({ score }) => score >= 0.95),
  ];
  const fitting = sets.find((set) => wanted(set.length));
  return fitting === undefined ? null : fitting.map(({ column }) => column);
}

/** A name in quotation marks before the word "column" that no column bears. */
export function hasStrangeName({ sentences, columns }: Inquiry): boolean {
  return sentences.some((sentence) =>
    [...sentence.matchAll(/["“'‘`]([^"”'’`]{2,60})["”'’`] column\b/g)].some(
      ([, name = '']) =>
        !columns.some(({ column }) => column.name.toLowerCase() === name.toLowerCase().trim()),
    ),
  );
}

/** The conditions on rows in what is asked; null where a number or a comparison in it finds no place. */
export function filtersOf(inquiry: Inquiry, sentences: readonly string[]): Filter[] | null {
  const filters: Filter[] = [];
  for (const sentence of sentences) {
    const draft = createDraft(link(sentence, inquiry.schema, inquiry.matches));
    takeFilters(draft);
    if (isOpen(draft)) return null;
    filters.push(...draft.filters.filter((filter) => !isAnyOf(filter, draft)));
  }
  const seen = new Set<string>();
  return filters.filter((filter) => !seen.has(JSON.stringify(filter)) && seen.add(JSON.stringify(filter)));
}

/** "a hotel" is any of them, though a value is called so. */
function isAnyOf(filter: Filter, { terms }: Draft): boolean {
  return terms.some(
    ({ meaning }, place) =>
      meaning.kind === 'value' &&
      /^an?$/i.test(terms[place - 1]?.text ?? '') &&
      'column' in filter &&
      filter.comparison === '=' &&
      meaning.matches.some(({ column, value }) => column === filter.column && value === filter.values[0]),
  );
}

const telling = new Set(['number', 'date', 'comparison', 'extreme', 'top', 'textMatch']);

function isOpen(draft: Draft): boolean {
  return draft.terms.some(({ meaning }, place) => telling.has(meaning.kind) && !draft.used.has(place));
}
