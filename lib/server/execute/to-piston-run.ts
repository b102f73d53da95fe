import type { Execution } from '#lib/contracts/index.ts';
import type { ExecutedFiles } from '#lib/usecases/index.ts';

/** One stage of Piston's answer. Times are milliseconds, memory is bytes; `status` is that of isolate. */
export type PistonRun = {
  stdout: string;
  stderr: string;
  output: string;
  code: number | null;
  signal: string | null;
  message: string | null;
  status: 'RE' | 'SG' | 'TO' | 'OL' | null;
  cpu_time: number | null;
  memory: number | null;
  wall_time: number;
};

/** An execution as a program's end: its exit code or signal, and what Python says of an error on its way out. */
export function toPistonRun({ execution, output }: Pick<ExecutedFiles, 'execution' | 'output'>): PistonRun {
  const lastWords = lastWordsOf(execution);
  const end = endOf(execution);
  return {
    stdout: execution.stdout,
    stderr: execution.stderr + lastWords,
    output: output + lastWords,
    ...end,
    cpu_time: execution.process?.cpuMs ?? null,
    memory: execution.process?.memoryBytes ?? null,
    wall_time: execution.durationMs,
  };
}

function lastWordsOf({ status, error, stderr, process }: Execution): string {
  if (status !== 'error' || !error || process?.signal) return '';
  const isExit = error.name === 'SystemExit';
  if (isExit && /^(-?\d+|None|)$/.test(error.message)) return '';
  const text = isExit ? error.message : error.traceback || `${error.name}: ${error.message}`;
  if (stderr.includes(text)) return '';
  return `${stderr === '' || stderr.endsWith('\n') ? '' : '\n'}${text}${text.endsWith('\n') ? '' : '\n'}`;
}

type End = Pick<PistonRun, 'code' | 'signal' | 'message' | 'status'>;

function endOf({ status, error, process }: Execution): End {
  switch (status) {
    case 'timeout':
      return { code: null, signal: 'SIGKILL', message: 'Time limit exceeded', status: 'TO' };
    case 'out_of_memory':
      return { code: null, signal: 'SIGKILL', message: 'Memory limit exceeded', status: 'SG' };
    case 'stopped':
      return { code: null, signal: 'SIGKILL', message: 'Stopped', status: 'SG' };
    default:
      if (error?.name === 'OutputLimit') return tooMuchOutput;
      if (process?.signal) return killed(process.signal);
      return exited(process?.exitCode ?? exitCodeOf(status, error));
  }
}

const tooMuchOutput: End = {
  code: null,
  signal: 'SIGKILL',
  message: 'stdout length exceeded',
  status: 'OL',
};

function killed(signal: string): End {
  return { code: null, signal, message: `Caught fatal signal ${signal}`, status: 'SG' };
}

function exited(code: number): End {
  if (code === 0) return { code, signal: null, message: null, status: null };
  return { code, signal: null, message: `Exited with error status ${code}`, status: 'RE' };
}

function exitCodeOf(status: Execution['status'], error: Execution['error']): number {
  if (status === 'ok') return 0;
  if (error?.name !== 'SystemExit') return 1;
  if (/^(None|)$/.test(error.message)) return 0;
  return /^-?\d+$/.test(error.message) ? Number(error.message) & 0xff : 1;
}
