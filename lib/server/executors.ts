import { join } from 'node:path';
import type { Logger } from '#lib/base/index.ts';
import type { Engine } from '#lib/engine/index.ts';
import type { Executor } from '#lib/executors/index.ts';
import { PythonInstallation } from '#lib/usecases/index.ts';
import type { Environment } from './environment.ts';
import { createReadCsv } from './read-csv.ts';

/** The executor that the environment names; null where none is to run. Whether it can run is for its health to say. */
export async function startExecutor(
  environment: Environment,
  { logger, engine }: { logger: Logger; engine(): Promise<Engine> },
): Promise<Executor | null> {
  const { executor, azure, piston, maxSessions, sessionTimeoutMs: idleMs } = environment.execution;
  if (executor === 'off' || executor === 'gemini-builtin') return null;
  const executors = await import('#lib/executors/index.ts');
  if (executor === 'azure' && azure) {
    return executors.createAzureExecutor({ ...azure, logger, maxSessions, idleMs });
  }
  if (executor === 'piston' && piston) {
    return executors.createPistonExecutor({ ...piston, logger, maxSessions, readCsv: createReadCsv(engine) });
  }
  return executors.createLocalExecutor({
    pythonFolder: pythonFolderOf(environment),
    workFolder: join(environment.dataDir, 'kernels'),
    maxSessions,
    idleMs,
  });
}

/** The installation of the Python that the local executor runs; its code is loaded with the first that begins. */
export function createPythonInstallation(environment: Environment, logger: Logger): PythonInstallation {
  const folder = pythonFolderOf(environment);
  const { python } = environment.execution;
  return new PythonInstallation({
    folder,
    logger,
    async install({ onProgress, signal }) {
      const { installPythonEnvironment } = await import('#lib/executors/index.ts');
      await installPythonEnvironment({ folder, python, onProgress, signal });
    },
  });
}

function pythonFolderOf({ execution, dataDir }: Environment): string {
  return execution.pythonFolder ?? join(dataDir, 'python');
}
