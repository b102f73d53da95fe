import { setTimeout as sleep } from 'node:timers/promises';
import { PlotlineError } from '#lib/base/index.ts';
import type { Execution } from '#lib/contracts/index.ts';
import { emptyExecution } from '../empty-execution.ts';
import type { ExecutionRequest, Executor, ExecutorHealth } from '../executor.ts';
import { KernelPool, type Lease } from '../pool/kernel-pool.ts';
import type { Kernel, KernelOutcome } from './kernel.ts';
import { stageDatasets } from './stage-datasets.ts';
import { type Sandbox, startSandbox } from './start-sandbox.ts';
import { toExecution } from './to-execution.ts';

export type LocalExecutorOptions = {
  /** Where `npm run setup:python` put the environment. */
  pythonFolder: string;
  /** Where sessions' data lie while they live; best on the file system of the datasets. */
  workFolder: string;
  maxSessions?: number;
  idleMs?: number;
  /** How long a run waits for a place. */
  waitMs?: number;
};

const minute = 60_000;
const busySeconds = 5;
/** A start that failed is not tried again sooner. */
const retryMs = 3000;
/** How long the end of a session is waited for before its run is answered. */
const patienceMs = 250;

/** Runs Python in the sandbox of this machine. Nothing starts before it is first asked. */
export function createLocalExecutor(options: LocalExecutorOptions): Executor {
  return new LocalExecutor(options);
}

class LocalExecutor implements Executor {
  readonly name = 'local';
  readonly #options: LocalExecutorOptions;
  readonly #pool: KernelPool<Kernel>;
  #sandbox: Promise<Sandbox> | null = null;
  #isClosed = false;

  constructor(options: LocalExecutorOptions) {
    this.#options = options;
    this.#pool = new KernelPool({
      create: async () => (await this.#start()).createKernel(),
      most: options.maxSessions ?? 10,
      idleMs: options.idleMs ?? 30 * minute,
      waitMs: options.waitMs ?? 15_000,
      now: Date.now,
    });
  }

  async health(): Promise<ExecutorHealth> {
    try {
      const { version, probes } = await this.#start();
      return { available: true, language: 'python', version, probes };
    } catch (error) {
      return { available: false, ...toReason(error), ...(isInstallable(error) && { installable: true }) };
    }
  }

  async run(request: ExecutionRequest, signal: AbortSignal): Promise<Execution> {
    const health = await this.health();
    if (!health.available) return emptyExecution('local', 'unavailable', health.reason);
    const lease = await this.#pool.lease(request.owner, signal).catch(toReason);
    if (typeof lease === 'object' && 'reason' in lease) {
      return emptyExecution('local', 'unavailable', lease.reason);
    }
    if (lease === 'stopped') return emptyExecution('local', 'stopped', 'The run was stopped.');
    if (lease === 'busy') {
      const message = 'All places for running code are taken. Try again in a moment.';
      return { ...emptyExecution('local', 'busy', message), retryAfterSeconds: busySeconds };
    }
    return this.#runIn(lease, request, signal);
  }

  async readFile(owner: string, name: string): Promise<Uint8Array | null> {
    const lease = this.#pool.leaseIdle(owner);
    if (lease === null) return null;
    return lease.kernel.read(name).finally(() => lease.done('keep'));
  }

  async release(owner: string): Promise<void> {
    this.#pool.release(owner);
  }

  terminate(owner: string): Promise<void> {
    return this.#pool.terminate(owner);
  }

  getActive() {
    return this.#pool.getActive();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#pool.close();
    const sandbox = await this.#sandbox?.catch(() => null);
    await sandbox?.close();
  }

  async #runIn(lease: Lease<Kernel>, request: ExecutionRequest, signal: AbortSignal): Promise<Execution> {
    const { kernel, stateReset } = lease;
    const started = performance.now();
    let next: 'keep' | 'end' = 'end';
    try {
      const outcome = await runIn(kernel, request, signal);
      if (mayGoOn(outcome)) next = 'keep';
      return toExecution(outcome, {
        limits: request.limits,
        isStopped: outcome.done === null && signal.aborted,
        elapsedMs: performance.now() - started,
        kernelId: kernel.id,
        stateReset,
      });
    } finally {
      const over = lease.done(next);
      // It keeps its place until it is gone; who asked need not wait so long.
      await Promise.race([over, sleep(patienceMs, undefined, { ref: false })]);
    }
  }

  /**
   * One start for all who ask. After a failure the next who asks starts anew, but not at once, unless Python was
   * missing: that is soon found out, and may be installed by then. Who still asks when it was closed gets none.
   */
  #start(): Promise<Sandbox> {
    if (this.#isClosed) return Promise.reject(new PlotlineError('unavailable', 'The server is ending.'));
    this.#sandbox ??= startSandbox(this.#options).then(
      (sandbox) => {
        void sandbox.ended.then(() => this.#forget());
        return sandbox;
      },
      (error: unknown) => {
        if (isInstallable(error)) this.#forget();
        else setTimeout(() => this.#forget(), retryMs).unref();
        throw error;
      },
    );
    return this.#sandbox;
  }

  #forget(): void {
    this.#sandbox = null;
  }
}

async function runIn(
  kernel: Kernel,
  { code, args = [], stdin = '', files = {}, owner, limits, onProgress, ...request }: ExecutionRequest,
  signal: AbortSignal,
): Promise<KernelOutcome> {
  return kernel.run(
    {
      ...{ code, args, stdin, files, ...limits },
      datasets: await stageDatasets(kernel.data, request.datasets),
      keepsState: owner !== null,
      onOutput: (stream, text) => onProgress?.({ kind: 'output', stream, text }),
      onFigure: (figure) => onProgress?.({ kind: 'figure', figure }),
    },
    signal,
  );
}

function toReason(error: unknown): { reason: string } {
  return { reason: error instanceof Error ? error.message : String(error) };
}

function isInstallable(error: unknown): boolean {
  return PlotlineError.is(error) && error.details?.installable === true;
}

function mayGoOn({ done }: KernelOutcome): boolean {
  return done !== null && (done.end === 'exit' || done.end === 'prepare');
}
