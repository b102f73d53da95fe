import { PlotlineError } from '#lib/base/index.ts';
import type { Execution } from '#lib/contracts/index.ts';
import type { ExecutionLimits } from '#lib/executors/index.ts';
import type { Services } from '../services.ts';
import { findExecutor } from './require-executor.ts';

export type ExecuteFiles = {
  /** Python, the program that is run. */
  code: string;
  /** All files of its working folder by name, the program among them. */
  files: Readonly<Record<string, Uint8Array>>;
  stdin: string;
  args: readonly string[];
  /** No more than the installation's. */
  limits: ExecutionLimits;
};

export type ExecutedFiles = {
  execution: Execution;
  /** Of Python, as the executor has it. */
  version: string;
  /** Both streams in the order in which they were written. */
  output: string;
};

/**
 * Runs a program in an interpreter of its own that is gone afterwards. Fails with `unavailable` where no code
 * runs, with `busy` where there is no room.
 */
export async function executeFiles(
  { code, files, stdin, args, limits }: ExecuteFiles,
  signal: AbortSignal,
  services: Services,
): Promise<ExecutedFiles> {
  const executor = await findExecutor(services);
  const pieces: { stream: 'stdout' | 'stderr'; text: string }[] = [];
  const execution = await executor.run(
    {
      code,
      owner: null,
      datasets: [],
      files,
      stdin,
      args,
      limits,
      onProgress: (progress) => {
        if (progress.kind === 'output') pieces.push(progress);
      },
    },
    signal,
  );
  if (execution.status === 'busy') throw busy(execution.retryAfterSeconds);
  if (execution.status === 'unavailable') {
    throw new PlotlineError('unavailable', execution.error?.message ?? 'Code can’t run here at the moment.');
  }
  // A run finds out by itself whether it can be; asked afterwards, nothing has to be tried for the version.
  const health = await executor.health();
  const version = health.available ? health.version : '3';
  return { execution, version, output: interleave(pieces, execution) };
}

function busy(retryAfterSeconds = 5): PlotlineError {
  return new PlotlineError('busy', 'All interpreters are running. Try again in a moment.', {
    retryAfterSeconds,
  });
}

/** What arrived piece by piece, where that is all of it. */
function interleave(
  pieces: readonly { stream: 'stdout' | 'stderr'; text: string }[],
  { stdout, stderr }: Execution,
): string {
  const of = (wanted: 'stdout' | 'stderr') =>
    pieces.flatMap(({ stream, text }) => (stream === wanted ? [text] : [])).join('');
  const isWhole = of('stdout') === stdout && of('stderr') === stderr;
  return isWhole ? pieces.map(({ text }) => text).join('') : stdout + stderr;
}
