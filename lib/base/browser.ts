export { assert, assertNever } from './assert.ts';
export { type ErrorCode, errorCodes } from './error-codes.ts';
export { type ErrorOptions, PlotlineError } from './errors.ts';
export { formatBytes, formatExact, formatProse, formatShort } from './numbers.ts';
