import type { LedgerEntry } from '#lib/analysis/browser.ts';
import type { ChartSpec } from '#lib/charts/browser.ts';
import type {
  Analyst,
  CodeCheck,
  CodeMetadata,
  Mode,
  QueryDataResponse,
  RunPythonResponse,
  StoredFigure,
  TurnError,
  TurnStatus,
} from '#lib/contracts/index.ts';
import type { Reading } from '#lib/language/browser.ts';

/** A piece of prose. `ledger` is null until the text is whole. */
export type Prose = { key: string; text: string; ledger: readonly LedgerEntry[] | null };

export type DrawnChart = { spec: ChartSpec; alternatives: readonly ChartSpec[]; summary: string };

/** A Result of the answer, with the chart drawn from it where there is one. */
export type ResultCard = {
  callId: string;
  purpose: string | null;
  plan: unknown;
  response: QueryDataResponse;
  chart: DrawnChart | null;
  timestamp: number;
};

export type StepStatus = 'running' | 'done' | 'failed' | 'stopped';

/** One thing that was done for an answer. */
export type Step = {
  key: string;
  tool: string;
  status: StepStatus;
  purpose: string | null;
  sql: string | null;
  rows: number | null;
  durationMs: number | null;
  error: string | null;
};

/** One run of code: what was run, what it wrote and drew, and how it ended. */
export type CodeRun = {
  callId: string;
  code: string;
  /** The agent that wrote it. */
  author: string;
  source: CodeMetadata['source'];
  purpose: string | null;
  /** How many times the code was corrected before. */
  repairs: number;
  status: StepStatus;
  /** What it has written so far, while it runs. */
  liveOutput: string;
  /** null while it runs. */
  run: RunPythonResponse | null;
  figures: readonly StoredFigure[];
  check: CodeCheck | null;
  difference: string | null;
  /** The query whose rows were compared with the run's. */
  sql: string | null;
  timestamp: number;
};

export type QuestionBlock = {
  kind: 'question';
  key: string;
  turnId: string;
  /** Words as they were sent; what stands in place of them for an edited reading, SQL and code. */
  text: string;
  sql: string | null;
  code: string | null;
  plan: unknown;
  isRetry: boolean;
  isQueued: boolean;
  timestamp: number;
};

/** Words, or an edited reading with its chart as it was sent. */
export type AskedQuestion = { text: string } | { plan: unknown; chart: unknown };

export type AnswerBlock = {
  kind: 'answer';
  key: string;
  turnId: string;
  /** What can be asked again in another way; null for SQL and code. */
  asked: AskedQuestion | null;
  status: TurnStatus;
  analyst: Analyst | null;
  prose: readonly Prose[];
  cards: readonly ResultCard[];
  runs: readonly CodeRun[];
  steps: readonly Step[];
  reading: Reading | null;
  suggestions: readonly string[];
  error: TurnError | null;
  /** The mode in which a question that failed is worth asking again. */
  offer: Mode | null;
  /** What is being done right now, in words; null when nothing is known or the turn is over. */
  waitingFor: string | null;
  timestamp: number;
};

/** A dataset came into the conversation. */
export type DatasetBlock = {
  kind: 'dataset';
  key: string;
  datasetId: string;
  name: string;
  timestamp: number;
};

export type Block = QuestionBlock | AnswerBlock | DatasetBlock;
