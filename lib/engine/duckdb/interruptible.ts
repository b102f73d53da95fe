import type { DuckDBConnection } from '@duckdb/node-api';
import { PlotlineError } from '#lib/base/index.ts';
import { toFailure } from './failure.ts';

/**
 * Runs work on a connection until the signal or the time limit interrupts it (DuckDB stops within
 * milliseconds). Fails with `stopped`, `query_timeout` or what DuckDB said.
 */
export async function interruptible<T>(
  connection: DuckDBConnection,
  limits: { signal?: AbortSignal | undefined; timeoutMs?: number | undefined },
  work: () => Promise<T>,
): Promise<T> {
  let reason: PlotlineError | undefined;
  const stop = (error: PlotlineError) => {
    reason ??= error;
    connection.interrupt();
  };
  const onAbort = () => stop(new PlotlineError('stopped', 'Stopped.'));
  const timer = limits.timeoutMs
    ? setTimeout(() => stop(timedOut(limits.timeoutMs)), limits.timeoutMs)
    : undefined;
  if (limits.signal?.aborted) onAbort();
  limits.signal?.addEventListener('abort', onAbort, { once: true });
  try {
    if (reason) throw reason;
    const done = await work();
    if (reason) throw reason;
    return done;
  } catch (error) {
    throw reason ?? toFailure(error);
  } finally {
    clearTimeout(timer);
    limits.signal?.removeEventListener('abort', onAbort);
  }
}

function timedOut(milliseconds = 0): PlotlineError {
  const seconds = Math.round(milliseconds / 100) / 10;
  const message = `The query took longer than ${seconds} s and was stopped. Filter first, or group more coarsely.`;
  return new PlotlineError('query_timeout', message);
}
