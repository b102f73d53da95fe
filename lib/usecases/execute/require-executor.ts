import { PlotlineError } from '#lib/base/index.ts';
import type { Executor } from '#lib/executors/index.ts';
import type { Services } from '../services.ts';

export const switchedOff = 'Code execution is switched off here: PLOTLINE_EXECUTOR is “off”.';

type Where = Pick<Services, 'executor' | 'settings'>;

const ofGemini =
  'Programs can’t run here: PLOTLINE_EXECUTOR is “gemini-builtin”, which runs only code that Gemini writes in code mode.';

/** The executor that this installation has. Fails with `unavailable` where it has none. */
export async function findExecutor(services: Where): Promise<Executor> {
  const executor = await services.executor();
  if (executor) return executor;
  throw new PlotlineError('unavailable', services.settings.geminiRunsCode ? ofGemini : switchedOff);
}

/** The executor and its Python's version. Fails with `unavailable` and the reason where no code runs. */
export async function requireExecutor(services: Where): Promise<{ executor: Executor; version: string }> {
  const executor = await findExecutor(services);
  const health = await executor.health();
  if (!health.available) throw new PlotlineError('unavailable', health.reason);
  return { executor, version: health.version };
}
