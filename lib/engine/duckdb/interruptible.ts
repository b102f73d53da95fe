import type { DuckDBConnection } from '@duckdb/node-api';
import { PlotlineError } from '#lib/base/index.ts';
import { toFailure } from './failure.ts';

export type Limits = { signal?: AbortSignal | undefined; timeoutMs?: number | undefined };

const interruptEveryMs = 20;

/**
 * Runs work on a connection until the signal or the time limit interrupts it (DuckDB stops within
 * milliseconds). Fails with `stopped`, `query_timeout` or what DuckDB said.
 */
export async function interruptible<T>(
  connection: DuckDBConnection,
  limits: Limits,
  work: () => Promise<T>,
): Promise<T> {
  const { signal, timeoutMs } = limits;
  let reason: PlotlineError | undefined;
  let again: NodeJS.Timeout | undefined;
  const stop = (error: PlotlineError) => {
    reason ??= error;
    connection.interrupt();
    // An interruption between two statements is lost, so it is repeated until the work has ended.
    again ??= setInterval(() => connection.interrupt(), interruptEveryMs);
  };
  const onAbort = () => stop(stopped());
  const timer = timeoutMs ? setTimeout(() => stop(timedOut(timeoutMs)), timeoutMs) : undefined;
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    if (signal?.aborted) throw stopped();
    const done = await work();
    if (reason) throw reason;
    return done;
  } catch (error) {
    throw reason ?? toFailure(error);
  } finally {
    clearTimeout(timer);
    clearInterval(again);
    signal?.removeEventListener('abort', onAbort);
  }
}

function stopped(): PlotlineError {
  return new PlotlineError('stopped', 'Stopped.');
}

function timedOut(milliseconds: number): PlotlineError {
  const seconds = Math.round(milliseconds / 100) / 10;
  const message = `The query took longer than ${seconds} s and was stopped. Filter first, or group more coarsely.`;
  return new PlotlineError('query_timeout', message);
}
