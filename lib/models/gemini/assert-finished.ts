import { PlotlineError } from '#lib/base/index.ts';
import type { Seen } from './stream-gemini.ts';

/**
 * The reason a stream ended for, where the answer can be used. The SDK throws nothing on a blocked prompt, a
 * refused answer, an empty one, or a stream that was cut short: this does.
 */
export function assertFinished({ reason, blockReason, hasOutput }: Seen): string {
  if (blockReason !== null) throw failure(blockMessage(blockReason), blockReason);
  if (reason === null) {
    throw failure('The connection to Gemini broke off in mid-answer. Ask again.', 'NO_FINISH_REASON');
  }
  const refusal = refusals[reason];
  if (refusal !== undefined) throw failure(refusal, reason);
  if (!hasOutput) throw failure(emptyMessage(reason), reason);
  if (reason !== 'STOP' && reason !== 'MAX_TOKENS') throw failure(unknownMessage(reason), reason);
  return reason;
}

const safety = 'Gemini’s safety filter stopped this answer. Put the question in other words.';

const refusals: Record<string, string> = {
  SAFETY: safety,
  PROHIBITED_CONTENT: safety,
  BLOCKLIST: safety,
  SPII: 'Gemini stopped because the answer would hold personal data. Ask for totals or groups instead.',
  RECITATION:
    'Gemini stopped because the answer would repeat a published text. Put the question in other words.',
  LANGUAGE: 'Gemini does not answer in this language. Ask in English.',
  MALFORMED_FUNCTION_CALL: 'Gemini wrote a tool call that can’t be read. Ask again, or more simply.',
  MALFORMED_RESPONSE: 'Gemini wrote an answer that can’t be read. Ask again, or more simply.',
  UNEXPECTED_TOOL_CALL: 'Gemini called a tool that it was not given. Ask again, or more simply.',
  TOO_MANY_TOOL_CALLS: 'Gemini called too many tools at once. Ask for one thing at a time.',
};

function blockMessage(reason: string): string {
  return reason === 'OTHER'
    ? 'Gemini refused the question without saying why. Put it in other words.'
    : 'Gemini’s filter refused the question or the data sent with it. Put the question in other words.';
}

function emptyMessage(reason: string): string {
  return reason === 'MAX_TOKENS'
    ? 'Gemini used up its tokens on thinking before it wrote anything. Ask for less at once.'
    : 'Gemini sent an empty answer. Ask again, or put the question in other words.';
}

function unknownMessage(reason: string): string {
  return `Gemini ended without an answer (${reason}). Ask again, or put the question in other words.`;
}

function failure(message: string, reason: string): PlotlineError {
  return new PlotlineError('model_failed', message, { details: { reason } });
}
