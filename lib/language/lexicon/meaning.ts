import type { Aggregate, Measure, TimeUnit } from '#lib/analysis/index.ts';
import type { Mark } from '#lib/charts/index.ts';

export type Direction = 'ascending' | 'descending';
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type ChannelName = 'x' | 'y' | 'color' | 'facet';

/** What a phrase of general English means to a question about a table. */
export type PhraseMeaning =
  | { kind: 'aggregate'; aggregate: Aggregate; quantile?: number }
  /** "number of", "how many". */
  | { kind: 'count' }
  | { kind: 'distinct' }
  | { kind: 'comparison'; comparison: Comparison }
  | { kind: 'between' }
  | { kind: 'textMatch'; comparison: 'contains' | 'starts_with' | 'ends_with' }
  | { kind: 'missing' }
  | { kind: 'present' }
  | { kind: 'not' }
  /** "by", "for each": what follows splits the rows. `each` is the stronger one. */
  | { kind: 'group'; each: boolean }
  /** "versus", "against": joins what is drawn against each other. */
  | { kind: 'versus' }
  | { kind: 'channel'; channel: ChannelName }
  /** "stacked", "grouped": how coloured bars stand. */
  | { kind: 'stack'; stack: 'grouped' | 'stacked' | 'normalized' }
  | { kind: 'mark'; mark: Mark; histogram?: boolean }
  | { kind: 'sort' }
  | { kind: 'direction'; direction: Direction }
  /** "highest", "most": the end of a scale. */
  | { kind: 'extreme'; direction: Direction }
  /** "top", "first": wants a number of rows. */
  | { kind: 'top'; direction: Direction; rows?: boolean }
  | { kind: 'timeUnit'; timeUnit: TimeUnit }
  | { kind: 'time' }
  | { kind: 'bin' }
  | { kind: 'binWidth' }
  | { kind: 'share' }
  | { kind: 'correlation'; method?: 'pearson' | 'spearman' }
  | { kind: 'relation' }
  | { kind: 'distribution' }
  | { kind: 'compare' }
  | { kind: 'describe' }
  | { kind: 'duplicates' }
  | { kind: 'columns' }
  | { kind: 'types' }
  | { kind: 'rows' }
  /** "select", "the rows": wants columns or rows as they are. */
  | { kind: 'pick' }
  | { kind: 'allColumns' }
  | { kind: 'which' }
  /** Asks what the data can't tell: a forecast, a cause, advice. */
  | { kind: 'beyond'; what: string }
  /** Words of a follow-up. */
  | { kind: 'instead' }
  | { kind: 'only' }
  | { kind: 'add' }
  | { kind: 'remove' }
  | { kind: 'also' }
  | { kind: 'and' }
  | { kind: 'or' }
  /** Joins what stands beside it: of, in, for, with. */
  | { kind: 'preposition'; word: string }
  /** "whose", "where", "with": a condition may follow. */
  | { kind: 'condition' }
  | { kind: 'measureWord'; measure: Partial<Measure> }
  /** Carries nothing here: show, me, the. */
  | { kind: 'noise' };

/** Phrases with one meaning; `|` separates them. Written as the tokeniser cuts them, in lower case. */
export type Entry = readonly [phrases: string, meaning: PhraseMeaning];
