import { join } from 'node:path';
import type { Logger } from '#lib/base/index.ts';
import type { Engine } from '#lib/engine/index.ts';
import type { Executor } from '#lib/executors/index.ts';
import type { Environment } from './environment.ts';
import { createReadCsv } from './read-csv.ts';

/** The executor that the environment names; null where none is to run. Whether it can run is for its health to say. */
export async function startExecutor(
  { execution, dataDir }: Environment,
  { logger, engine }: { logger: Logger; engine(): Promise<Engine> },
): Promise<Executor | null> {
  const { executor, azure, piston, pythonFolder, maxSessions, sessionTimeoutMs: idleMs } = execution;
  if (executor === 'off') return null;
  const executors = await import('#lib/executors/index.ts');
  if (executor === 'azure' && azure) {
    return executors.createAzureExecutor({ ...azure, logger, maxSessions, idleMs });
  }
  if (executor === 'piston' && piston) {
    return executors.createPistonExecutor({ ...piston, logger, maxSessions, readCsv: createReadCsv(engine) });
  }
  return executors.createLocalExecutor({
    pythonFolder: pythonFolder ?? join(dataDir, 'python'),
    workFolder: join(dataDir, 'kernels'),
    maxSessions,
    idleMs,
  });
}
