import type { Execution, ExecutionStatus } from '#lib/contracts/index.ts';
import type { ExecutionLimits } from '../executor.ts';
import type { Content } from './content.ts';
import type { KernelOutcome } from './kernel.ts';
import type { Done } from './messages.ts';
import { mimeOf } from './mime-of.ts';

export type RunFacts = {
  limits: ExecutionLimits;
  isStopped: boolean;
  elapsedMs: number;
  kernelId: string;
  stateReset: boolean;
};

/** The envelope of a run: status and end from the supervisor, the rest from the code. */
export function toExecution({ done, content, heard }: KernelOutcome, facts: RunFacts): Execution {
  const status = statusOf(done, content, facts);
  const files = done?.files.map((file) => ({ ...file, mime: mimeOf(file.name) })) ?? [];
  return {
    status,
    stdout: done?.stdout ?? heard.stdout,
    stderr: withNotes(done?.stderr ?? heard.stderr, [...content.notes, ...fileNotes(done)]),
    truncated: done?.truncated ?? { stdout: false, stderr: false },
    error: errorOf(status, { done, content, limits: facts.limits }),
    result: content.result,
    figures: content.figures,
    files,
    durationMs: Math.round(done?.durationMs ?? facts.elapsedMs),
    executor: 'local',
    kernelId: facts.kernelId,
    stateReset: facts.stateReset,
    process: processOf(done),
  };
}

function processOf(done: Done | null): Execution['process'] {
  if (done === null) return { exitCode: null, signal: 'SIGKILL', cpuMs: null, memoryBytes: null };
  const { code, signal, cpuMs, memoryBytes } = done;
  return { exitCode: code, signal, cpuMs: Math.round(cpuMs), memoryBytes };
}

function statusOf(done: Done | null, content: Content, facts: RunFacts): ExecutionStatus {
  if (facts.isStopped) return 'stopped';
  const isLate = facts.elapsedMs >= facts.limits.timeoutMs;
  if (done === null) return isLate ? 'timeout' : 'error';
  if (done.end === 'timeout' || done.signal === 'SIGXCPU' || (done.signal === 'SIGKILL' && isLate))
    return 'timeout';
  if (done.end === 'memory') return 'out_of_memory';
  if (done.end !== 'exit') return done.end === 'stopped' ? 'stopped' : 'error';
  if (done.code === 0) return 'ok';
  return content.error?.name === 'MemoryError' ? 'out_of_memory' : 'error';
}

type Ending = { done: Done | null; content: Content; limits: ExecutionLimits };

function errorOf(status: ExecutionStatus, { done, content, limits }: Ending): Execution['error'] {
  const traceback = content.error?.traceback ?? '';
  if (status === 'ok') return null;
  if (status === 'stopped') return { name: 'Stopped', message: 'The run was stopped.', traceback: '' };
  if (status === 'timeout') {
    const message = `The run took longer than ${limits.timeoutMs / 1000} s and was ended. Work on fewer rows, or on groups.`;
    return { name: 'Timeout', message, traceback: '' };
  }
  if (status === 'out_of_memory') {
    const message = `The run needed more than ${limits.memoryMb} MB of memory. Read only the columns it needs, or group first.`;
    return { name: 'OutOfMemory', message, traceback };
  }
  return content.error ?? { ...unspokenError(done), traceback: '' };
}

/** An end that the code did not put into words. */
function unspokenError(done: Done | null): { name: string; message: string } {
  if (done === null) return { name: 'Crash', message: 'The session ended while the code ran. Run it again.' };
  if (done.end === 'output')
    return { name: 'OutputLimit', message: 'The run printed more than 64 MB and was ended.' };
  if (done.end === 'content')
    return { name: 'ResultLimit', message: 'The run showed more than can be kept and was ended.' };
  if (done.end === 'prepare')
    return { name: 'Preparation', message: `The run could not begin: ${done.detail}` };
  if (done.signal !== null) return { name: 'Crash', message: `Python was ended by ${done.signal}.` };
  return { name: 'SystemExit', message: String(done.code) };
}

function fileNotes(done: Done | null): string[] {
  const left = done?.filesLeftOut ?? 0;
  return left > 0 ? [`${left} more in the working folder left out of the list of files.`] : [];
}

function withNotes(stderr: string, notes: readonly string[]): string {
  if (notes.length === 0) return stderr;
  const separator = stderr === '' || stderr.endsWith('\n') ? '' : '\n';
  return `${stderr}${separator}${notes.map((note) => `[${note}]\n`).join('')}`;
}
