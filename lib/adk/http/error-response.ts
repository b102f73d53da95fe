import { PlotlineError } from '#lib/base/index.ts';
import { reportError, type Services } from '#lib/usecases/index.ts';
import { jsonResponse } from './json-response.ts';
import { WireError } from './wire-error.ts';

/** What ADK says where we say it in other words. */
const words: Readonly<Record<string, string>> = {
  session_not_found: 'Session not found',
  artifact_not_found: 'Artifact not found',
};

/** `{"detail": …}` for what we know; what we don't is a 500 in plain words, as FastAPI answers it. */
export function errorResponse(error: unknown, { logger }: Pick<Services, 'logger'>): Response {
  if (error instanceof WireError) return jsonResponse({ detail: error.detail }, error);
  const { message, retryAfterSeconds } = reportError(error, logger);
  if (!PlotlineError.is(error) || error.code === 'internal') {
    return new Response('Internal Server Error', {
      status: 500,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  }
  const headers: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterSeconds)) };
  return jsonResponse({ detail: words[error.code] ?? message }, { status: error.status, headers });
}
