import { PlotlineError } from '#lib/base/index.ts';
import type { TurnContext } from '../turn-context.ts';

/** Where the turn's code runs. Fails with `executor_unavailable` and the reason where it can't. */
export async function requireExecutor({
  executor,
}: TurnContext): Promise<NonNullable<TurnContext['executor']>> {
  if (executor === null) {
    throw new PlotlineError(
      'executor_unavailable',
      'Code execution is switched off on this server (PLOTLINE_EXECUTOR is “off”). Ask the same question in direct mode.',
    );
  }
  const health = await executor.executor.health();
  if (health.available) return executor;
  throw new PlotlineError('executor_unavailable', `Code can’t run here. ${health.reason}`);
}
