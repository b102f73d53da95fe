import type { Execution, ExecutionFigure } from '#lib/contracts/index.ts';
import type { ExecutionLimits } from '../executor.ts';
import { mimeOf } from '../local/mime-of.ts';
import { keepEnds } from './keep-ends.ts';
import type { Told } from './manifest.ts';
import { withNotes } from './with-notes.ts';

export type RemoteFacts = {
  executor: string;
  kernelId: string | null;
  stateReset: boolean;
  limits: ExecutionLimits;
  figures: readonly ExecutionFigure[];
  /** What was left out on the way, and why. */
  notes: readonly string[];
  process?: Execution['process'];
};

/** The envelope of a run that told of itself. */
export function toExecution(told: Told, facts: RemoteFacts): Execution {
  const [stdout, stderr] = [keepEnds(told.stdout), keepEnds(told.stderr)];
  return {
    status: told.status,
    stdout: stdout.text,
    stderr: withNotes(stderr.text, [...told.notes, ...facts.notes]),
    truncated: {
      stdout: told.truncated.stdout || stdout.isCut,
      stderr: told.truncated.stderr || stderr.isCut,
    },
    error: errorOf(told, facts.limits),
    result: told.result ?? null,
    figures: [...facts.figures],
    files: told.files.map((file) => ({ ...file, mime: mimeOf(file.name) })),
    durationMs: told.durationMs,
    executor: facts.executor,
    kernelId: facts.kernelId,
    stateReset: facts.stateReset,
    ...(facts.process && { process: facts.process }),
  };
}

function errorOf({ status, error }: Told, limits: ExecutionLimits): Execution['error'] {
  if (status === 'ok') return null;
  if (status === 'timeout') return timeoutError(limits.timeoutMs);
  return error ?? { name: 'Error', message: 'The code failed without saying why.', traceback: '' };
}

export function timeoutError(timeoutMs: number): NonNullable<Execution['error']> {
  const message = `The run took longer than ${timeoutMs / 1000} s and was ended. Work on fewer rows, or on groups.`;
  return { name: 'Timeout', message, traceback: '' };
}
