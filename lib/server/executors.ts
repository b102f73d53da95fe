import { join } from 'node:path';
import type { Logger } from '#lib/base/index.ts';
import type { Executor } from '#lib/executors/index.ts';
import type { Environment } from './environment.ts';

/** The executor that the environment names; null where none is to run. Whether it can run is for its health to say. */
export async function startExecutor(
  { execution, dataDir }: Environment,
  logger: Logger,
): Promise<Executor | null> {
  const { executor, azure, pythonFolder, maxSessions, sessionTimeoutMs: idleMs } = execution;
  if (executor === 'off') return null;
  const { createAzureExecutor, createLocalExecutor } = await import('#lib/executors/index.ts');
  if (executor === 'azure' && azure) return createAzureExecutor({ ...azure, logger, maxSessions, idleMs });
  return createLocalExecutor({
    pythonFolder: pythonFolder ?? join(dataDir, 'python'),
    workFolder: join(dataDir, 'kernels'),
    maxSessions,
    idleMs,
  });
}
