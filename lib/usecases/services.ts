import type { TurnContext, TurnOutcome } from '#lib/agents/index.ts';
import type { Clock, Logger } from '#lib/base/index.ts';
import type { Analyst, Installation, Sample } from '#lib/contracts/index.ts';
import type { Engine } from '#lib/engine/index.ts';
import type { ExecutionLimits, Executor } from '#lib/executors/index.ts';
import type { Files } from '#lib/files/index.ts';
import type { ImportDataset } from '#lib/imports/index.ts';
import type { Model } from '#lib/models/index.ts';
import type { LiveImports } from './datasets/live-imports.ts';
import type { PythonInstallation } from './execute/python-installation.ts';
import type { Bus } from './ports/bus.ts';
import type { Stores } from './ports/stores.ts';
import type { PreparedSamples } from './samples/prepared-samples.ts';
import type { LiveTurns } from './turns/live-turns.ts';

/** A bundled dataset: what the page shows of it, and its absolute path. */
export type BundledSample = Sample & { path: string };

export type Settings = {
  installation: Installation;
  queryTimeoutMs: number;
  /** Most bytes that the data folder may hold; null is no limit. */
  storageBytes: number | null;
  /** Whether who calls the API must have a token. */
  apiTokenRequired: boolean;
  /** Of one run of code. */
  execution: ExecutionLimits;
  /** Whether code mode is Gemini's own execution on Google's servers; there is no executor then. */
  geminiRunsCode: boolean;
};

/**
 * What use-cases work with, wired once by the composition root. What is dear to start comes as a function that
 * starts it on first use.
 */
export type Services = {
  stores: Stores;
  bus: Bus;
  files: Files;
  clock: Clock;
  logger: Logger;
  settings: Settings;
  samples(): Promise<readonly BundledSample[]>;
  preparedSamples: PreparedSamples;
  engine(): Promise<Engine>;
  /** Lets the engine forget what it holds for a session; no engine is started for it. */
  releaseScope(scope: string): Promise<void>;
  importDataset: ImportDataset;
  runTurn(context: TurnContext): Promise<TurnOutcome>;
  model(analyst: Analyst): Promise<{ client: Model; name: string } | null>;
  /** Where code runs; null where this installation runs none. Its health says whether it can. */
  executor(): Promise<Executor | null>;
  /** Ends a session's interpreter with what it holds; nothing is started for it. */
  endKernel(owner: string): Promise<void>;
  /** The installation of Python for the sandbox of this server. */
  python: PythonInstallation;
  /** Counts a turn that a program asks a model for; fails with `too_many_requests` where the caller had its share. */
  modelRuns: { take(caller: string): void };
  turns: LiveTurns;
  imports: LiveImports;
  /** Bytes that the data folder holds, and that its disk has left. */
  storage(): Promise<{ used: number; free: number }>;
  /** Bytes that are here of an upload on its way, and when the last of them came; null where none can be. */
  receivedOf(uploadId: string): Promise<{ bytes: number; at: number } | null>;
};
