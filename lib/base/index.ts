export { assert, assertNever } from './assert.ts';
export { ByteBudget } from './byte-budget.ts';
export { type Clock, systemClock } from './clock.ts';
export { type ErrorCode, errorCodes } from './error-codes.ts';
export { type ErrorOptions, PlotlineError } from './errors.ts';
export { createErrorId, DatasetId, EventId, SessionId, TurnId, UserId } from './ids.ts';
export { createLogger, type Logger } from './logger.ts';
export { formatBytes, formatExact, formatProse, formatShort } from './numbers.ts';
