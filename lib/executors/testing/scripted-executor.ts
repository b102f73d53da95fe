import type { Execution } from '#lib/contracts/index.ts';
import type { ExecutionRequest, Executor, ExecutorHealth } from '../executor.ts';

export type ScriptedExecutor = Executor & { requests: ExecutionRequest[] };

/** An executor that answers as told, for what stands before one. Keeps the requests it got. */
export function scriptedExecutor(
  answer: (
    request: ExecutionRequest,
    signal: AbortSignal,
  ) => Partial<Execution> | Promise<Partial<Execution>>,
  health: ExecutorHealth = { available: true, language: 'python', version: '3.12.4' },
): ScriptedExecutor {
  const requests: ExecutionRequest[] = [];
  return {
    name: 'local',
    requests,
    health: async () => health,
    async run(request, signal) {
      requests.push(request);
      return { ...plain, ...(await answer(request, signal)) };
    },
    readFile: async () => null,
    release: async () => undefined,
    terminate: async () => undefined,
    getActive: () => [],
    close: async () => undefined,
  };
}

const plain: Execution = {
  status: 'ok',
  stdout: '',
  stderr: '',
  truncated: { stdout: false, stderr: false },
  error: null,
  result: null,
  figures: [],
  files: [],
  durationMs: 5,
  executor: 'local',
  kernelId: null,
  stateReset: false,
};
