import type { PhraseMeaning } from '../lexicon/meaning.ts';
import type { LiteralMatch } from '../reading.ts';
import type { ColumnRef } from './column-index.ts';

export type DateMention = {
  /** First day (or moment) meant, ISO. */
  start: string;
  grain: 'year' | 'quarter' | 'month' | 'day' | 'time';
};

/** What a run of words of the question means: a phrase of the lexicon, a column, a value, a number, a date. */
export type Meaning =
  | PhraseMeaning
  | { kind: 'column'; column: ColumnRef; score: number; others: readonly ColumnRef[] }
  | { kind: 'value'; matches: readonly LiteralMatch[] }
  | { kind: 'number'; value: number; percent: boolean }
  | { kind: 'date'; date: DateMention }
  | { kind: 'entity'; column: ColumnRef | null; key: ColumnRef | null }
  | { kind: 'comma' }
  | { kind: 'stop' }
  | { kind: 'unknown' };

/** `from`..`to` are places in the list of tokens, `to` exclusive. */
export type Term = { from: number; to: number; text: string; meaning: Meaning };
