import type { Execution, ExecutionFigure } from '#lib/contracts/index.ts';

/** A dataset as code sees it: a data frame named `table`, and its Parquet as a file. `parquet` is an absolute path. */
export type ExecutorDataset = { table: string; name: string; parquet: string };

export type ExecutionLimits = { timeoutMs: number; memoryMb: number };

/** What arrives while code runs; the envelope has all of it again. */
export type ExecutionProgress =
  | { kind: 'output'; stream: 'stdout' | 'stderr'; text: string }
  | { kind: 'figure'; figure: ExecutionFigure };

export type ExecutionRequest = {
  code: string;
  /** Whose interpreter: runs of one owner share variables and files, those of two never do. null is one for this run. */
  owner: string | null;
  datasets: readonly ExecutorDataset[];
  /** Further files by name below the working folder, `data.py` say. */
  files?: Readonly<Record<string, Uint8Array>>;
  stdin?: string;
  args?: readonly string[];
  limits: ExecutionLimits;
  onProgress?: (progress: ExecutionProgress) => void;
};

/** One live interpreter. Times are milliseconds since the epoch. */
export type KernelSummary = {
  id: string;
  owner: string | null;
  status: 'idle' | 'running';
  createdAt: number;
  lastUsedAt: number;
};

export type ExecutorHealth =
  | {
      available: true;
      language: 'python';
      version: string;
      /** Attempts on the sandbox that were made at the start, all held off; where it is one's own. */
      probes?: number;
    }
  /** `reason` says what is missing and what to install; `installable` where that is Python and nothing else. */
  | { available: false; reason: string; installable?: boolean };

/**
 * Runs Python away from the server. Code that fails is a value, never an exception; so are `busy`, `timeout` and
 * `stopped` (the signal). Figures come over a channel of their own.
 */
export type Executor = {
  name: 'local' | 'azure' | 'piston';
  /** Found out by doing, once; asks again after a failure. */
  health(): Promise<ExecutorHealth>;
  run(request: ExecutionRequest, signal: AbortSignal): Promise<Execution>;
  /** A file that code of this owner wrote; null where there is none. */
  readFile(owner: string, name: string): Promise<Uint8Array | null>;
  /** Keeps the owner's kernel warm, but it may be ended for another. */
  release(owner: string): Promise<void>;
  terminate(owner: string): Promise<void>;
  getActive(): readonly KernelSummary[];
  close(): Promise<void>;
};
