import type { Cell, Column, Profile, Result } from '#lib/datasets/index.ts';
import type { LoadPlan } from './load-plan.ts';

/** A table that a query may read. `parquet` is an absolute path; `version` changes when its bytes do. */
export type TableRef = { table: string; parquet: string; version: string };

export type QueryOptions = {
  /** Only these tables can be reached. Instances are kept per `scope` (a session's id). */
  scope: string;
  tables: readonly TableRef[];
  signal?: AbortSignal;
  /** Rows kept in the Result; `totalRows` counts all. Default 50,000. */
  maxRows?: number;
  timeoutMs?: number;
};

export type RowsOptions = {
  offset: number;
  limit: number;
  sort?: { column: string; direction: 'ascending' | 'descending' };
  /** A SQL condition over the table's columns, compiled by `analysis`. */
  where?: string;
  signal?: AbortSignal;
};

export type LoadOutcome = {
  rowCount: number;
  columns: Column[];
  profile: Profile;
  /** Values of a column that its type could not hold, by column name. */
  misfits: Record<string, number>;
};

export type ValueMatch = {
  literal: string;
  table: string;
  column: string;
  value: Cell;
  count: number;
  how: 'exact' | 'prefix' | 'contains';
};

/**
 * Runs SQL over datasets and loads sources into Parquet. Reading is locked down: exactly one SELECT, only the
 * tables given, within the process' one memory budget; Stop (the signal) interrupts.
 * Fails with `sql_refused`, `sql_failed`, `query_timeout`, `query_memory`, `stopped`, `busy`.
 */
export type Engine = {
  query(sql: string, options: QueryOptions): Promise<Result>;
  /** The whole Result as CSV (RFC 4180, UTF-8, header), in pieces, without a cap on rows. */
  exportCsv(sql: string, options: QueryOptions): AsyncIterable<Uint8Array>;
  /** One page of a table in its own order, or sorted; fast at any offset. */
  rows(table: TableRef, options: RowsOptions): Promise<Result>;
  /** Finds the literals of a question among the text values of the tables, in one query. */
  lookup(
    literals: readonly string[],
    options: Pick<QueryOptions, 'scope' | 'tables' | 'signal'>,
  ): Promise<ValueMatch[]>;
  /** Reads a source as the plan says, writes `target` (Parquet, atomically) and its value index beside it. */
  load(
    plan: LoadPlan,
    target: string,
    options: { signal?: AbortSignal; onProgress?: (done: number, total: number) => void },
  ): Promise<LoadOutcome>;
  /** Forgets the instance of a scope. */
  release(scope: string): Promise<void>;
  close(): Promise<void>;
};
