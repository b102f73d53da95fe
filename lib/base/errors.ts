import { type ErrorCode, errorCodes } from './error-codes.ts';

const marker = Symbol.for('plotline.error');

export type ErrorOptions = {
  /** What went wrong underneath; goes to the log, never to a person. */
  cause?: unknown;
  /** Facts for the next actor, safe to show. */
  details?: Record<string, unknown>;
  retryAfterSeconds?: number;
};

/**
 * The one error class. `message` is a sentence for the person, saying what to do next; the cause is kept for
 * the log. Next loads this module several times in one process, so test with `PlotlineError.is`, not
 * `instanceof`.
 */
export class PlotlineError extends Error {
  readonly [marker] = true;
  readonly code: ErrorCode;
  readonly details: Record<string, unknown> | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'PlotlineError';
    this.code = code;
    this.details = options.details;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return errorCodes[this.code];
  }

  static is(error: unknown): error is PlotlineError {
    return typeof error === 'object' && error !== null && marker in error;
  }
}
