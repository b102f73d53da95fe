import { PlotlineError } from '#lib/base/index.ts';
import type { CodeExecution } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { requireExecutor } from './require-executor.ts';

/** Where code of code mode would run, or why it can't: found out by starting what it needs. */
export async function describeCodeExecution(
  _actor: Actor,
  _input: unknown,
  services: Services,
): Promise<CodeExecution> {
  try {
    const { executor, version } = await requireExecutor(services);
    return { status: 'available', executor: executor.name, version, reason: null };
  } catch (error) {
    if (!PlotlineError.is(error) || error.code !== 'unavailable') throw error;
    return { status: 'unavailable', executor: null, version: null, reason: error.message };
  }
}
