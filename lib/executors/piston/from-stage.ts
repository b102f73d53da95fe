import type { Execution } from '#lib/contracts/index.ts';
import type { ExecutionLimits } from '../executor.ts';
import { keepEnds } from '../remote/keep-ends.ts';
import { timeoutError } from '../remote/to-execution.ts';
import { withNotes } from '../remote/with-notes.ts';
import type { PistonStage } from './piston-client.ts';

type StageFacts = {
  limits: ExecutionLimits;
  outputBytes: number;
  notes: readonly string[];
  stateReset: boolean;
};

/** The envelope of a program that told nothing: how isolate, in which Piston runs it, says it ended. */
export function fromStage(
  run: PistonStage,
  { limits, outputBytes, notes, stateReset }: StageFacts,
): Execution {
  const { status, error } = endOf(run, { limits, outputBytes });
  const [stdout, stderr] = [keepEnds(run.stdout), keepEnds(run.stderr)];
  return {
    status,
    stdout: stdout.text,
    stderr: withNotes(stderr.text, notes),
    truncated: { stdout: run.status === 'OL' || stdout.isCut, stderr: run.status === 'EL' || stderr.isCut },
    error,
    result: null,
    figures: [],
    files: [],
    durationMs: run.wall_time ?? 0,
    executor: 'piston',
    kernelId: null,
    stateReset,
    process: processOf(run),
  };
}

export function processOf(run: PistonStage): NonNullable<Execution['process']> {
  return { exitCode: run.code, signal: run.signal, cpuMs: run.cpu_time, memoryBytes: run.memory };
}

type End = Pick<Execution, 'status' | 'error'>;

/** isolate's: TO time, RE exit code, SG signal, XX of isolate itself; OL and EL are Piston's, of output. */
function endOf(
  run: PistonStage,
  { limits, outputBytes }: { limits: ExecutionLimits; outputBytes: number },
): End {
  const fail = (name: string, message: string): End => ({
    status: 'error',
    error: { name, message, traceback: '' },
  });
  switch (run.status) {
    case 'TO':
      return { status: 'timeout', error: timeoutError(limits.timeoutMs) };
    case 'OL':
    case 'EL':
      return fail(
        'OutputLimit',
        `The run wrote more than the ${outputBytes} bytes that this Piston server passes on.`,
      );
    case 'XX':
      return {
        status: 'unavailable',
        error: {
          name: 'Unavailable',
          message: 'The Piston server could not run the program.',
          traceback: '',
        },
      };
    default:
      return run.signal === 'SIGKILL' ? outOfMemory(limits) : crash(run);
  }

  function crash({ signal, code, stderr }: PistonStage): End {
    if (signal) return fail('Crash', `Python was ended by ${signal}.`);
    if (/MemoryError\s*$/.test(stderr)) return outOfMemory(limits);
    return fail('SystemExit', String(code ?? 1));
  }
}

function outOfMemory({ memoryMb }: ExecutionLimits): End {
  const message = `The run needed more than ${memoryMb} MB of memory, or was killed. Read only the columns it needs, or group first.`;
  return { status: 'out_of_memory', error: { name: 'OutOfMemory', message, traceback: '' } };
}
