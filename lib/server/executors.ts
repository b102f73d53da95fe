import type { Logger } from '#lib/base/index.ts';
import type { Executor } from '#lib/executors/index.ts';
import type { Environment } from './environment.ts';

/** The executor that the environment names; null where none is to run. */
export async function startExecutor({ execution }: Environment, logger: Logger): Promise<Executor | null> {
  logger.debug({ executor: execution.executor }, 'No executor is built for this yet');
  return null;
}
