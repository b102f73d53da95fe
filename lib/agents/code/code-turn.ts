import { PlotlineError } from '#lib/base/index.ts';
import type { TurnContext, TurnOutcome } from '../turn-context.ts';
import { requireExecutor } from './require-executor.ts';

/** One turn of code mode: Python is written, run where an executor keeps it, and its result told. */
export async function runCodeTurn(context: TurnContext): Promise<TurnOutcome> {
  await requireExecutor(context);
  throw new PlotlineError('unavailable', 'Code mode has no analyst yet.');
}
