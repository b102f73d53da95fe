import { randomUUID } from 'node:crypto';
import { type Logger, PlotlineError } from '#lib/base/index.ts';
import type { Execution, ExecutionFigure } from '#lib/contracts/index.ts';
import { emptyExecution } from '../empty-execution.ts';
import type { ExecutionRequest, Executor, ExecutorHealth } from '../executor.ts';
import { KernelPool, type PooledKernel } from '../pool/kernel-pool.ts';
import { parsePacked, type Told } from '../remote/manifest.ts';
import { timeoutError, toExecution } from '../remote/to-execution.ts';
import { toFigure } from '../remote/to-figure.ts';
import { fromStage, processOf } from './from-stage.ts';
import { PistonClient, type PistonStage } from './piston-client.ts';
import { executeWithin, findLimits, leastBodyBytes, type PistonLimits } from './piston-limits.ts';
import { codeMs, type ProgramPlan, planProgram, programMs, type ReadCsv } from './plan-program.ts';

export type PistonExecutorOptions = {
  /** Of the server, with or without `/api/v2`. */
  url: string;
  /** What is sent in Authorization. */
  token: string | null;
  readCsv: ReadCsv;
  logger: Logger;
  /** Most programs at once. */
  maxSessions?: number;
  /** How long a run waits for a place among ours. */
  waitMs?: number;
};

/** A program may wait in the server's own queue. */
const queueMs = 15_000;
const busySeconds = 5;

/** Runs Python on a Piston v2 server: each run for itself, with what fits into a request and into an output. */
export function createPistonExecutor(options: PistonExecutorOptions): Executor {
  return new PistonExecutor(options);
}

class PistonExecutor implements Executor {
  readonly name = 'piston';
  readonly #options: PistonExecutorOptions;
  readonly #client: PistonClient;
  readonly #pool: KernelPool<Place>;
  #limits: Promise<PistonLimits> | null = null;

  constructor(options: PistonExecutorOptions) {
    this.#options = options;
    this.#client = new PistonClient(options.url, options.token);
    this.#pool = new KernelPool({
      create: async () => new Place(),
      most: options.maxSessions ?? 10,
      idleMs: 0,
      waitMs: options.waitMs ?? 15_000,
      now: Date.now,
    });
  }

  async health(): Promise<ExecutorHealth> {
    try {
      const { version } = await this.#findLimits();
      return { available: true, language: 'python', version };
    } catch (error) {
      return { available: false, reason: this.#describe(error) };
    }
  }

  async run(request: ExecutionRequest, signal: AbortSignal): Promise<Execution> {
    const lease = await this.#pool.lease(null, signal);
    if (lease === 'stopped') return stopped();
    if (lease === 'busy') return busy('All places for running code are taken. Try again in a moment.');
    try {
      const execution = await this.#runProgram(request, signal);
      tell(request, execution);
      return execution;
    } catch (error) {
      return this.#explain(error, request, signal);
    } finally {
      await lease.done('end');
    }
  }

  /** Nothing is left of a run. */
  async readFile(): Promise<null> {
    return null;
  }

  async release(): Promise<void> {
    return;
  }

  async terminate(): Promise<void> {
    return;
  }

  getActive() {
    return this.#pool.getActive();
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  async #runProgram(request: ExecutionRequest, signal: AbortSignal): Promise<Execution> {
    const limits = await this.#findLimits();
    const { readCsv } = this.#options;
    const plan = await planProgram(request, { limits, readCsv, signal });
    if (plan.refusal !== null) return emptyExecution('piston', 'unavailable', plan.refusal);
    const answer = await executeWithin(
      {
        files: plan.files,
        stdin: '',
        timeoutMs: programMs(request),
        memoryBytes: request.limits.memoryMb * 1024 * 1024,
      },
      {
        client: this.#client,
        limits,
        signal: AbortSignal.any([signal, AbortSignal.timeout(programMs(request) + queueMs)]),
      },
    );
    if (answer.kind === 'too_large' && limits.bodyBytes > leastBodyBytes) {
      limits.bodyBytes = leastBodyBytes;
      return this.#runProgram(request, signal);
    }
    if (answer.kind !== 'ran') {
      return emptyExecution(
        'piston',
        'unavailable',
        'The program does not fit into what this Piston server takes.',
      );
    }
    return toEnvelope(answer.run, { plan, request, limits });
  }

  #findLimits(): Promise<PistonLimits> {
    this.#limits ??= findLimits(this.#client).catch((error) => {
      this.#limits = null;
      throw error;
    });
    return this.#limits;
  }

  #explain(error: unknown, request: ExecutionRequest, signal: AbortSignal): Execution {
    if (signal.aborted) return stopped();
    if (error instanceof Error && error.name === 'TimeoutError') {
      return { ...emptyExecution('piston', 'timeout', ''), error: timeoutError(request.limits.timeoutMs) };
    }
    if (PlotlineError.is(error) && error.code === 'busy') return busy(error.message, error.retryAfterSeconds);
    return emptyExecution('piston', 'unavailable', this.#describe(error));
  }

  #describe(error: unknown): string {
    this.#options.logger.warn({ err: error }, 'Piston could not run code');
    return PlotlineError.is(error) ? error.message : 'The Piston server broke off. Try again.';
  }
}

/** One program under way. */
class Place implements PooledKernel {
  readonly id = randomUUID();
  readonly #gone = Promise.withResolvers<void>();
  readonly ended = this.#gone.promise;

  async end(): Promise<void> {
    this.#gone.resolve();
  }
}

function toEnvelope(
  run: PistonStage,
  { plan, request, limits }: { plan: ProgramPlan; request: ExecutionRequest; limits: PistonLimits },
): Execution {
  const given = { ...request.limits, timeoutMs: codeMs(request, limits) };
  const stateReset = request.owner !== null;
  const manifest = parsePacked(run.stdout, plan.mark);
  if (manifest?.kind !== 'told') {
    return fromStage(run, { limits: given, outputBytes: limits.outputBytes, notes: plan.notes, stateReset });
  }
  const { told } = manifest;
  const { figures, notes } = readFigures(told);
  return toExecution(told, {
    executor: 'piston',
    kernelId: null,
    stateReset,
    limits: given,
    figures,
    notes: [...plan.notes, ...notes],
    // The program around the code ends well whatever the code did.
    process: { ...processOf(run), exitCode: null },
  });
}

function readFigures({ figures }: Told): { figures: ExecutionFigure[]; notes: string[] } {
  const read = figures.map((figure) => toFigure(figure, Buffer.from(figure.data ?? '', 'base64')));
  return {
    figures: read.filter((figure) => typeof figure !== 'string'),
    notes: read.filter((figure) => typeof figure === 'string'),
  };
}

/** What arrives only at the end. */
function tell({ onProgress }: ExecutionRequest, { stdout, stderr, figures }: Execution): void {
  if (stdout) onProgress?.({ kind: 'output', stream: 'stdout', text: stdout });
  if (stderr) onProgress?.({ kind: 'output', stream: 'stderr', text: stderr });
  for (const figure of figures) onProgress?.({ kind: 'figure', figure });
}

function stopped(): Execution {
  return emptyExecution('piston', 'stopped', 'The run was stopped.');
}

function busy(message: string, retryAfterSeconds = busySeconds): Execution {
  return { ...emptyExecution('piston', 'busy', message), retryAfterSeconds };
}
