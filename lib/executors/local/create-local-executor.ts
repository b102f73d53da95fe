import { randomUUID } from 'node:crypto';
import type { Execution } from '#lib/contracts/index.ts';
import { emptyExecution } from '../empty-execution.ts';
import type { ExecutionRequest, Executor, ExecutorHealth } from '../executor.ts';
import { KernelPool, type Lease } from '../pool/kernel-pool.ts';
import { readEnvironment } from './environment/environment-facts.ts';
import { Kernel, type KernelOutcome } from './kernel.ts';
import { pythonSources } from './python-sources.ts';
import { createSessionsFolder, type SessionsFolder } from './sessions-folder.ts';
import { stageDatasets } from './stage-datasets.ts';
import { startZygote, type Zygote } from './start-zygote.ts';
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

/** Runs Python in the sandbox of this machine. Nothing starts before it is first asked. */
export function createLocalExecutor(options: LocalExecutorOptions): Executor {
  return new LocalExecutor(options);
}

class LocalExecutor implements Executor {
  readonly name = 'local';
  readonly #options: LocalExecutorOptions;
  readonly #pool: KernelPool<Kernel>;
  #sandbox: Promise<Sandbox> | null = null;

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
      const { zygote } = await this.#start();
      return { available: true, language: 'python', version: zygote.version };
    } catch (error) {
      return { available: false, reason: error instanceof Error ? error.message : String(error) };
    }
  }

  async run(request: ExecutionRequest, signal: AbortSignal): Promise<Execution> {
    const health = await this.health();
    if (!health.available) return emptyExecution('local', 'unavailable', health.reason);
    const lease = await this.#pool.lease(request.owner, signal);
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
    const bytes = await lease.kernel.read(name);
    await lease.done('keep');
    return bytes;
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
    await this.#pool.close();
    const sandbox = await this.#sandbox?.catch(() => null);
    await sandbox?.close();
  }

  async #runIn(lease: Lease<Kernel>, request: ExecutionRequest, signal: AbortSignal): Promise<Execution> {
    const { kernel } = lease;
    const started = performance.now();
    const sandbox = await this.#start();
    const datasets = await stageDatasets(sandbox.sessions.pathOf(kernel.id), request.datasets);
    const outcome = await kernel.run(
      {
        code: request.code,
        args: request.args ?? [],
        stdin: request.stdin ?? '',
        files: request.files ?? {},
        datasets,
        ...request.limits,
        onOutput: (stream, text) => request.onProgress?.({ kind: 'output', stream, text }),
        onFigure: (figure) => request.onProgress?.({ kind: 'figure', figure }),
      },
      signal,
    );
    await lease.done(mayGoOn(outcome) ? 'keep' : 'end');
    return toExecution(outcome, {
      limits: request.limits,
      isStopped: outcome.done === null && signal.aborted,
      elapsedMs: performance.now() - started,
      kernelId: kernel.id,
      stateReset: lease.stateReset,
    });
  }

  /** One start for all who ask; after a failure, or when the zygote is gone, the next who asks starts anew. */
  #start(): Promise<Sandbox> {
    this.#sandbox ??= this.#startSandbox().then(
      (sandbox) => {
        void sandbox.zygote.ended.then(() => this.#forget());
        return sandbox;
      },
      (error: unknown) => {
        this.#forget();
        throw error;
      },
    );
    return this.#sandbox;
  }

  #forget(): void {
    this.#sandbox = null;
  }

  async #startSandbox(): Promise<Sandbox> {
    const { pythonFolder, workFolder } = this.#options;
    const facts = await readEnvironment(pythonFolder, pythonSources);
    if (facts === null)
      throw new Error('Its Python environment is not installed: run `npm run setup:python`.');
    const sessions = await createSessionsFolder(workFolder);
    const places = { environment: pythonFolder, facts, sources: pythonSources, sessions: sessions.path };
    return new Sandbox(sessions, await startZygote(places));
  }
}

function mayGoOn({ done }: KernelOutcome): boolean {
  return done !== null && (done.end === 'exit' || done.end === 'prepare');
}

class Sandbox {
  readonly sessions: SessionsFolder;
  readonly zygote: Zygote;

  constructor(sessions: SessionsFolder, zygote: Zygote) {
    this.sessions = sessions;
    this.zygote = zygote;
  }

  async createKernel(): Promise<Kernel> {
    const id = randomUUID();
    await stageDatasets(this.sessions.pathOf(id), []);
    try {
      const kernel = new Kernel(await this.zygote.fork(id), () => this.sessions.remove(id));
      return kernel;
    } catch (error) {
      await this.sessions.remove(id);
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.zygote.close();
    await this.sessions.close();
  }
}
