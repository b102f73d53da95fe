import type { ColumnType } from '#lib/datasets/index.ts';

/** How one column's text becomes values. */
export type ColumnPlan = {
  name: string;
  type: ColumnType;
  /** DuckDB's type, such as `BIGINT`, `DOUBLE`, `DECIMAL(12,2)`, `VARCHAR`, `DATE`. */
  sqlType: string;
  /** Marks to take off before a number is read, such as `$`, `€` or `%`; the number of a percentage is kept as written. */
  strip?: readonly string[];
  decimalMark?: '.' | ',';
  groupMark?: '.' | ',' | ' ' | "'";
  /** strptime formats for dates and times, tried in order; none means ISO. */
  formats?: readonly string[];
  /** Words that mean missing in this column, besides the plan's `nullMarkers`; compared after trimming. */
  nullMarkers?: readonly string[];
  /** Words for true and false. */
  booleans?: { true: readonly string[]; false: readonly string[] };
};

/**
 * What the engine is to read: a clean UTF-8 file (the original where it is sane, else one written out by
 * `imports`), how it is written and what each column is. An absolute path.
 */
export type LoadPlan = {
  source: string;
  delimiter: string;
  quote: string | null;
  escape: string | null;
  newline: '\n' | '\r\n' | '\r';
  /** Physical lines before the first row of data. */
  skipLines: number;
  /** An upper bound of the bytes of the longest row, where it is known; DuckDB stops at 2 MB without being told. */
  longestRow?: number;
  columns: readonly ColumnPlan[];
  nullMarkers: readonly string[];
};
