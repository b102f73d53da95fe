import { PlotlineError } from '#lib/base/index.ts';
import type { Executor } from '#lib/executors/index.ts';
import type { Services } from '../services.ts';

export const switchedOff = 'Code execution is switched off here: PLOTLINE_EXECUTOR is “off”.';

/** The executor that this installation has. Fails with `unavailable` where it has none. */
export async function findExecutor(services: Pick<Services, 'executor'>): Promise<Executor> {
  const executor = await services.executor();
  if (executor) return executor;
  throw new PlotlineError('unavailable', switchedOff);
}

/** The executor and its Python's version. Fails with `unavailable` and the reason where no code runs. */
export async function requireExecutor(
  services: Pick<Services, 'executor'>,
): Promise<{ executor: Executor; version: string }> {
  const executor = await findExecutor(services);
  const health = await executor.health();
  if (!health.available) throw new PlotlineError('unavailable', health.reason);
  return { executor, version: health.version };
}
