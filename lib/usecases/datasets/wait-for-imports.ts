import type { SessionId } from '#lib/base/index.ts';
import type { Services } from '../services.ts';

/** A question that is asked while a file is still being read waits for it. Rejects when the signal aborts. */
export async function waitForImports(
  sessionId: SessionId,
  { signal, onWait }: { signal: AbortSignal; onWait: (step: string) => void },
  { imports, stores }: Pick<Services, 'imports' | 'stores'>,
): Promise<void> {
  if (imports.all().length === 0) return;
  // Not only those that began here: a dataset can be attached to a further session while it is read.
  const attached = await stores.datasets.listBySession(sessionId);
  const running = attached.flatMap(({ dataset }) => imports.find(dataset.id) ?? []);
  if (running.length === 0) return;
  onWait(`Waiting for ${running.map(({ name }) => name).join(', ')}`);
  const aborted = Promise.withResolvers<never>();
  const leave = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', leave, { once: true });
  await Promise.race([Promise.all(running.map(({ over }) => over)), aborted.promise]).finally(() =>
    signal.removeEventListener('abort', leave),
  );
}
