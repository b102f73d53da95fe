import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Executor } from '../../executor.ts';
import { createLocalExecutor, type LocalExecutorOptions } from '../create-local-executor.ts';

const pythonFolder = resolve(process.env.PLOTLINE_PYTHON_ENV || '.data/python');

/** A local executor for tests, over the environment of PLOTLINE_PYTHON_ENV or of the default data folder. */
export async function createTestExecutor(options: Partial<LocalExecutorOptions> = {}): Promise<Executor> {
  const workFolder = join(tmpdir(), 'plotline-test-kernels');
  return createLocalExecutor({ pythonFolder, workFolder, ...options });
}
