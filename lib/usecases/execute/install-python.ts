import { PlotlineError } from '#lib/base/index.ts';
import type { CodeExecution } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { describeCodeExecution } from './describe-code-execution.ts';
import { findExecutor } from './require-executor.ts';

/**
 * Begins to install Python for the server's own sandbox, once for all who use the server; where that has begun, or
 * is done, it changes nothing. Fails with `conflict` where code runs elsewhere, with `unavailable` and the reason where no code
 * could run with it either.
 */
export async function installPython(
  actor: Actor,
  input: unknown,
  services: Services,
): Promise<CodeExecution> {
  const executor = await findExecutor(services);
  if (executor.name !== 'local') {
    throw new PlotlineError('conflict', `Code runs on “${executor.name}” here: this server needs no Python.`);
  }
  const { python } = services;
  if (python.state().progress === null) {
    const health = await executor.health();
    if (!health.available && !health.installable) throw new PlotlineError('unavailable', health.reason);
    if (!health.available) python.start();
  }
  return describeCodeExecution(actor, input, services);
}
