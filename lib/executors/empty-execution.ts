import type { Execution, ExecutionStatus } from '#lib/contracts/index.ts';

/** The envelope of a run that never began. */
export function emptyExecution(executor: string, status: ExecutionStatus, message: string): Execution {
  return {
    status,
    stdout: '',
    stderr: '',
    truncated: { stdout: false, stderr: false },
    error: { name: names[status] ?? 'Error', message, traceback: '' },
    result: null,
    figures: [],
    files: [],
    durationMs: 0,
    executor,
    kernelId: null,
    stateReset: false,
  };
}

const names: Partial<Record<ExecutionStatus, string>> = {
  busy: 'Busy',
  stopped: 'Stopped',
  unavailable: 'Unavailable',
};
