import { type Logger, PlotlineError } from '#lib/base/index.ts';
import type { Execution } from '#lib/contracts/index.ts';
import { emptyExecution } from '../empty-execution.ts';
import type { ExecutionRequest, Executor, ExecutorHealth } from '../executor.ts';
import { KernelPool, type Lease } from '../pool/kernel-pool.ts';
import { timeoutError } from '../remote/to-execution.ts';
import { AzureClient, type BackOff } from './azure-client.ts';
import { type AzureDialect, longestRunMs } from './azure-dialect.ts';
import { AzureSession } from './azure-session.ts';
import type { AzureDialectName, AzureSettings } from './azure-settings.ts';
import { createAzureTokens } from './azure-tokens.ts';
import { codeExecuteDialect } from './code-execute-dialect.ts';
import { executionsDialect } from './executions-dialect.ts';
import { runInSession } from './run-in-session.ts';
import { sessionUriDialect } from './session-uri-dialect.ts';

export type AzureExecutorOptions = AzureSettings & {
  logger: Logger;
  maxSessions?: number;
  idleMs?: number;
  /** How long a run waits for a place among ours. */
  waitMs?: number;
  backOff?: BackOff;
  /** How much longer than its code a run may take. */
  graceMs?: number;
};

const dialects: Record<AzureDialectName, (client: AzureClient, settings: AzureSettings) => AzureDialect> = {
  executions: executionsDialect,
  'code-execute': codeExecuteDialect,
  'session-uri': sessionUriDialect,
};
const minute = 60_000;
const busySeconds = 5;

/** Runs Python in a pool of Azure Container Apps dynamic sessions. Nothing is sent before it is first asked. */
export function createAzureExecutor(options: AzureExecutorOptions): Executor {
  return new AzureExecutor(options);
}

class AzureExecutor implements Executor {
  readonly name = 'azure';
  readonly #dialect: AzureDialect;
  readonly #pool: KernelPool<AzureSession>;
  readonly #options: AzureExecutorOptions;
  #version: string | null = null;
  #trying: Promise<ExecutorHealth> | null = null;

  constructor(options: AzureExecutorOptions) {
    const { token, credentials, dialect, logger } = options;
    const backOff = options.backOff ?? { firstMs: 500, mostMs: 8000, attempts: 5 };
    this.#options = options;
    this.#dialect = dialects[dialect](
      new AzureClient(createAzureTokens(token, credentials), backOff),
      options,
    );
    this.#pool = new KernelPool({
      create: async () => new AzureSession(this.#dialect, logger),
      most: options.maxSessions ?? 10,
      idleMs: options.idleMs ?? 30 * minute,
      waitMs: options.waitMs ?? 15_000,
      now: Date.now,
    });
  }

  /** Found out by the first run, or by one that says nothing but Python's version. */
  async health(): Promise<ExecutorHealth> {
    if (this.#version !== null) return { available: true, language: 'python', version: this.#version };
    this.#trying ??= this.#try().finally(() => {
      this.#trying = null;
    });
    return this.#trying;
  }

  async run(request: ExecutionRequest, signal: AbortSignal): Promise<Execution> {
    const lease = await this.#pool.lease(this.#dialect.keepsState ? request.owner : null, signal);
    if (lease === 'stopped') return stopped();
    if (lease === 'busy') return busy('All places for running code are taken. Try again in a moment.');
    let mayGoOn = false;
    try {
      const outcome = await this.#runWithin(lease, request, signal);
      if (outcome.execution.status !== 'unavailable') this.#version ??= outcome.version ?? '3';
      mayGoOn = outcome.mayGoOn;
      tell(request, outcome.execution);
      return outcome.execution;
    } catch (error) {
      return this.#explain(error, { request, lease, signal });
    } finally {
      await lease.done(mayGoOn ? 'keep' : 'end');
    }
  }

  async readFile(owner: string, name: string): Promise<Uint8Array | null> {
    const { files } = this.#dialect;
    if (!files || !isPlainName(name) || (name.includes('/') && !files.hasFolders)) return null;
    const lease = this.#pool.leaseIdle(owner);
    if (lease === null) return null;
    try {
      const bytes = await files.download(await lease.kernel.address(), name, AbortSignal.timeout(minute));
      return bytes && Buffer.from(bytes);
    } finally {
      await lease.done('keep');
    }
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

  close(): Promise<void> {
    return this.#pool.close();
  }

  #runWithin({ kernel, stateReset }: Lease<AzureSession>, request: ExecutionRequest, signal: AbortSignal) {
    const mostMs = Math.min(request.limits.timeoutMs, longestRunMs) + (this.#options.graceMs ?? 30_000);
    return runInSession({
      session: kernel,
      dialect: this.#dialect,
      request,
      stateReset,
      signal: AbortSignal.any([signal, AbortSignal.timeout(mostMs)]),
    });
  }

  #explain(
    error: unknown,
    {
      request,
      lease,
      signal,
    }: { request: ExecutionRequest; lease: Lease<AzureSession>; signal: AbortSignal },
  ): Execution {
    const { kernel, stateReset } = lease;
    const facts = { kernelId: this.#dialect.keepsState ? kernel.id : null, stateReset };
    if (signal.aborted) return { ...stopped(), ...facts };
    if (error instanceof Error && /^(Timeout|Abort)Error$/.test(error.name)) {
      const message = timeoutError(request.limits.timeoutMs);
      return { ...emptyExecution('azure', 'timeout', ''), error: message, ...facts };
    }
    if (PlotlineError.is(error) && error.code === 'busy') return busy(error.message, error.retryAfterSeconds);
    this.#options.logger.warn({ err: error }, 'Azure could not run code');
    const message = PlotlineError.is(error)
      ? error.message
      : 'Azure’s session pool answered in a way that can’t be read.';
    return emptyExecution('azure', 'unavailable', message);
  }

  async #try(): Promise<ExecutorHealth> {
    const limits = { timeoutMs: 20_000, memoryMb: 256 };
    const request = { code: '', owner: null, datasets: [], limits };
    const { status, error } = await this.run(request, AbortSignal.timeout(30_000));
    if (status === 'ok') return { available: true, language: 'python', version: this.#version ?? '3' };
    return { available: false, reason: error?.message ?? `Azure’s session pool answered “${status}”.` };
  }
}

/** What arrives only at the end. */
function tell({ onProgress }: ExecutionRequest, { stdout, stderr, figures }: Execution): void {
  if (stdout) onProgress?.({ kind: 'output', stream: 'stdout', text: stdout });
  if (stderr) onProgress?.({ kind: 'output', stream: 'stderr', text: stderr });
  for (const figure of figures) onProgress?.({ kind: 'figure', figure });
}

function stopped(): Execution {
  return emptyExecution('azure', 'stopped', 'The run was stopped.');
}

function busy(message: string, retryAfterSeconds = busySeconds): Execution {
  return { ...emptyExecution('azure', 'busy', message), retryAfterSeconds };
}

function isPlainName(name: string): boolean {
  return name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
