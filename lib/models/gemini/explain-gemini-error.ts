import { PlotlineError } from '#lib/base/index.ts';
import { explainQuota } from './explain-quota.ts';
import { type GeminiStatus, readGeminiStatus } from './gemini-status.ts';

export type ErrorContext = {
  model: string;
  apiKey: string;
  /** The caller's Stop. */
  signal: AbortSignal;
  /** The stream was given up because nothing came. */
  idle: boolean;
};

/** What the SDK threw, as the error that `Model` promises. The API key is in none of its texts. */
export function explainGeminiError(error: unknown, context: ErrorContext): PlotlineError {
  if (context.signal.aborted) return new PlotlineError('stopped', 'The answer was stopped.');
  if (PlotlineError.is(error)) return error;
  const cause = redactedCause(error, context.apiKey);
  if (context.idle) {
    return new PlotlineError('model_unavailable', 'Gemini sent nothing for too long. Ask again.', { cause });
  }
  const status = readGeminiStatus(error);
  return status === null ? explainConnection(error, cause) : explainStatus(status, context, cause);
}

function explainStatus(status: GeminiStatus, { model }: ErrorContext, cause: Error): PlotlineError {
  if (isKeyProblem(status)) {
    return unavailable(
      'Gemini did not accept the API key. Check GEMINI_API_KEY and that its project may use the Gemini API.',
      cause,
    );
  }
  if (status.code === 404) {
    return unavailable(
      `Gemini does not offer the model “${model}” to this key. Set PLOTLINE_MODEL to another one.`,
      cause,
    );
  }
  if (status.code === 429) return explainQuota(status, cause);
  if (status.code >= 500) return explainOutage(status, cause);
  return explainRefusal(status, cause);
}

function isKeyProblem({ code, reasons }: GeminiStatus): boolean {
  return code === 401 || code === 403 || reasons.some((reason) => reason.startsWith('API_KEY_'));
}

function explainOutage({ code, isJson }: GeminiStatus, cause: Error): PlotlineError {
  if (!isJson) {
    return unavailable(
      `Something between this server and Gemini answered in its place (HTTP ${code}). Try again, and check GOOGLE_GEMINI_BASE_URL if it is set.`,
      cause,
    );
  }
  return code === 503
    ? unavailable('Gemini is overloaded at the moment. Try again in a minute.', cause)
    : unavailable(`Gemini had an internal problem (HTTP ${code}). Try again in a minute.`, cause);
}

function explainRefusal({ code, status, message }: GeminiStatus, cause: Error): PlotlineError {
  if (status === 'FAILED_PRECONDITION') {
    return unavailable(
      'Gemini can’t be used from this server’s location, or its project has no billing. Check the project in Google AI Studio.',
      cause,
    );
  }
  const isTooLong = /token count|too (large|long)|exceeds the maximum/i.test(message) || code === 413;
  return new PlotlineError(
    'model_failed',
    isTooLong
      ? 'The conversation is longer than Gemini takes. Start a new session and ask again.'
      : `Gemini refused the request (HTTP ${code}). Ask again in a new session; the log has the reason.`,
    { cause, details: { status } },
  );
}

function explainConnection(error: unknown, cause: Error): PlotlineError {
  const { name, message } = cause;
  if (message.includes('fetch failed')) {
    return unavailable(
      'Gemini can’t be reached from this server. Check its network connection, and GOOGLE_GEMINI_BASE_URL if it is set.',
      cause,
    );
  }
  const isCut = message === 'terminated' || name === 'SyntaxError' || /Incomplete JSON|JSON/.test(message);
  if (isCut || isAbort(error)) {
    return new PlotlineError('model_failed', 'The connection to Gemini broke off in mid-answer. Ask again.', {
      cause,
    });
  }
  return new PlotlineError('model_failed', 'The call to Gemini failed. Ask again; the log has the reason.', {
    cause,
  });
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function unavailable(message: string, cause: Error): PlotlineError {
  return new PlotlineError('model_unavailable', message, { cause });
}

/** The error for the log: its text without the key, and short. */
function redactedCause(error: unknown, apiKey: string): Error {
  const text = error instanceof Error ? error.message : String(error);
  const cause = new Error(text.replaceAll(apiKey, '[key]').slice(0, 4000));
  cause.name = error instanceof Error ? error.name : 'Error';
  return cause;
}
