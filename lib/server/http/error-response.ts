import { errorCodes, type Logger, PlotlineError } from '#lib/base/index.ts';
import type { ErrorBody } from '#lib/contracts/index.ts';
import { reportError } from '#lib/usecases/index.ts';

const statuses: ReadonlyMap<string, number> = new Map(Object.entries(errorCodes));

/** The one form of an error of `/api`; the cause goes to the log under the same id. */
export function errorResponse(
  error: unknown,
  logger: Logger,
  headers: Record<string, string> = {},
): Response {
  const { code, message, id = '', retryAfterSeconds } = reportError(error, logger);
  const details = PlotlineError.is(error) ? error.details : undefined;
  const body: ErrorBody = { error: { code, message, id, ...(details && { details }) } };
  return Response.json(body, {
    status: statuses.get(code) ?? 500,
    headers: {
      'cache-control': 'no-store',
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(Math.ceil(retryAfterSeconds)) }),
      ...headers,
    },
  });
}
