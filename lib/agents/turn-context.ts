import type { Plan } from '#lib/analysis/index.ts';
import type { Clock, Logger } from '#lib/base/index.ts';
import type { ChartWish } from '#lib/charts/index.ts';
import type { Analyst, Event, Mode } from '#lib/contracts/index.ts';
import type { TableSchema } from '#lib/datasets/index.ts';
import type { Engine, TableRef } from '#lib/engine/index.ts';
import type { ExecutionLimits, Executor } from '#lib/executors/index.ts';
import type { Model } from '#lib/models/index.ts';

/** What the turn is to answer. */
export type TurnRequest = DirectRequest | { kind: 'code'; code: string };

/** What queries answer. */
export type DirectRequest =
  | { kind: 'text'; text: string }
  | { kind: 'plan'; plan: Plan; chart: ChartWish | null }
  | { kind: 'sql'; sql: string }
  /** A message without words, such as one that only brings a file; or why its file can't be asked about. */
  | { kind: 'nothing'; refusal: string | null };

/** A table of the session: what questions see of it, and where the engine reads it. */
export type SessionTable = { datasetId: string; schema: TableSchema; ref: TableRef };

/** An event without what the store adds: `id`, `timestamp` and `invocationId` come from the context. */
export type NewEvent = Omit<Event, 'id' | 'timestamp' | 'invocationId' | 'actions' | 'author'> & {
  id?: string;
  /** The app's root agent where it is left out. */
  author?: string;
  actions?: Event['actions'];
};

/** All that a turn needs from outside. Nothing here knows HTTP or a database. */
export type TurnContext = {
  turnId: string;
  sessionId: string;
  request: TurnRequest;
  analyst: Analyst;
  mode: Mode;
  /** The agents of the session's app: the one that answers, and those that it may hand a question to. */
  agents: { root: string; below: readonly string[] };
  /** What the session's app tells a model beside how Plotline works. */
  instruction: string | null;
  /** The session's events before this turn's, oldest first. */
  history: readonly Event[];
  tables: readonly SessionTable[];
  engine: Engine;
  /** null where no model is configured. */
  model: { client: Model; name: string } | null;
  /** Where code runs, and how much of it; null where this installation runs none. */
  executor: { executor: Executor; limits: ExecutionLimits } | null;
  /** Whether code mode is Gemini's own execution on Google's servers, in place of an executor. */
  geminiRunsCode: boolean;
  queryTimeoutMs: number;
  signal: AbortSignal;
  /** Stores the event, then publishes it. Resolves with the event as stored. */
  emit(event: NewEvent): Promise<Event>;
  /** Adds a piece to the live text of the event that will be emitted with this id. Not stored. */
  partial(eventId: string, text: string): void;
  progress(step: string, done?: number, total?: number): void;
  /** Saves bytes as the next version of a named artifact of the session. */
  saveArtifact(name: string, mimeType: string, bytes: Uint8Array): Promise<{ name: string; version: number }>;
  clock: Clock;
  logger: Logger;
};

export type TurnOutcome = { status: 'done' | 'declined' };
