import { PlotlineError } from '#lib/base/index.ts';
import type { GeminiStatus } from './gemini-status.ts';

/**
 * A 429: a quota of a minute says how long to wait, one of a day is not worth retrying, and one without details
 * means that the project's credits are used up.
 */
export function explainQuota(status: GeminiStatus, cause: Error): PlotlineError {
  const { retryAfterSeconds, quotaIds, hasDetails } = status;
  if (quotaIds.some((id) => /per_?day/i.test(id))) {
    return limit('This key’s daily Gemini quota is used up. Go on tomorrow, or with another key.', cause);
  }
  if (!hasDetails) {
    return limit('The Gemini project’s credits are used up. Top them up in Google AI Studio.', cause);
  }
  const seconds = retryAfterSeconds ?? 60;
  return limit(`Gemini is taking no more questions for ${seconds} s. Ask again then.`, cause, seconds);
}

function limit(message: string, cause: Error, retryAfterSeconds?: number): PlotlineError {
  return new PlotlineError('too_many_requests', message, {
    cause,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });
}
