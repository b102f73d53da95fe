import { createErrorId, type Logger, PlotlineError } from '#lib/base/index.ts';
import type { TurnError } from '#lib/contracts/index.ts';

/** Logs the error with its cause under a new id, and says it to a person without anything internal. */
export function reportError(given: unknown, logger: Logger): TurnError {
  const id = createErrorId();
  const error = nameDiskError(given);
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

/** What the file system and the database say when there is no room left. */
function nameDiskError(error: unknown): unknown {
  const text = error instanceof Error ? error.message : '';
  if (!/ENOSPC|EDQUOT|database or disk is full/.test(text)) return error;
  return new PlotlineError('disk_full', 'The disk of the server is full. Free some space and try again.', {
    cause: error,
  });
}
