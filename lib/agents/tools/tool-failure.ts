import { PlotlineError } from '#lib/base/index.ts';
import type { ToolFailure } from '#lib/contracts/index.ts';

/** An error as a tool's response. Causes stay out of it. */
export function toolFailure(error: unknown): ToolFailure {
  return PlotlineError.is(error)
    ? { error: { code: error.code, message: error.message } }
    : { error: { code: 'internal', message: 'The step failed inside Plotline; the log has the reason.' } };
}
