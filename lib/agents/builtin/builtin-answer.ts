import type { LedgerEntry } from '#lib/analysis/index.ts';
import type { ChartSpec } from '#lib/charts/index.ts';
import type { MakeChartArguments, QueryDataArguments } from '#lib/contracts/index.ts';
import type { Cell, Result, TableSchema } from '#lib/datasets/index.ts';
import type { Engine, TableRef } from '#lib/engine/index.ts';
import type { Reading } from '#lib/language/index.ts';
import type { DirectRequest } from '../turn-context.ts';

/** A value that the text states, unrounded, and what it is: `mean Horsepower where Origin = USA`. */
export type HeadlineValue = { name: string; value: Cell };

/** What the built-in analyst does to the outside; a turn stores each call as an event, the command line doesn't. */
export type BuiltinTools = {
  /** Runs the SQL; fails as the engine does. `callId` is what ledger entries name. */
  queryData(args: QueryDataArguments): Promise<{ callId: string; result: Result }>;
  /** Keeps the first of `specs` as the chart of the answer, the others as its alternatives. */
  makeChart(args: MakeChartArguments, alternatives: readonly ChartSpec[], result: Result): Promise<void>;
  progress(step: string): void;
};

export type BuiltinQuestion = {
  request: DirectRequest;
  /** The reading of the conversation's last answered question, for follow-ups. */
  previous: Reading | null;
  tables: readonly { schema: TableSchema; ref: TableRef }[];
  /** For looking literals of the question up; queries go through `tools`. */
  engine: Pick<Engine, 'lookup'>;
  /** In whose name the engine is asked, as the queries of `tools` are. */
  scope: string;
  tools: BuiltinTools;
  signal: AbortSignal;
};

/** The whole answer, before it is stored or printed. */
export type BuiltinAnswer = {
  status: 'answered' | 'declined';
  /** For a declined question: a sentence that a person can act on. */
  reason: string | null;
  text: string;
  /** null where the request was SQL or was declined. */
  reading: Reading | null;
  headline: HeadlineValue[];
  ledger: LedgerEntry[];
  /** null where nothing was run. Holds the statements that were run in `sql`. */
  result: Result | null;
  /** Best first; empty where a chart makes no sense. */
  charts: ChartSpec[];
  suggestions: string[];
};
