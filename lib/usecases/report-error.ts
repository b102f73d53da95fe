import { createErrorId, type Logger, PlotlineError } from '#lib/base/index.ts';
import type { TurnError } from '#lib/contracts/index.ts';

/** Logs the error with its cause under a new id, and says it to a person without anything internal. */
export function reportError(error: unknown, logger: Logger): TurnError {
  const id = createErrorId();
  const known = PlotlineError.is(error);
  if (known && error.status < 500) logger.info({ id, code: error.code, err: error }, error.message);
  else logger.error({ id, err: error }, known ? error.message : 'Unexpected error');
  if (!known) {
    return {
      code: 'internal',
      message: `Something went wrong inside Plotline. Try again; the log has it as ${id}.`,
      id,
    };
  }
  const { code, message, retryAfterSeconds } = error;
  return { code, message, id, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
}
