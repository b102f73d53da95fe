import type { MakeChartResponse, QueryDataResponse } from '#lib/contracts/index.ts';

/**
 * Tool answers stand in events as plain JSON that the server has checked against its schemas before storing it.
 * These guards tell the kinds apart without bringing the schemas into the first paint.
 */
export function isQueryDataResponse(value: unknown): value is QueryDataResponse {
  const result = field(value, 'result');
  return Array.isArray(field(result, 'columns')) && Array.isArray(field(result, 'rows'));
}

export function isMakeChartResponse(value: unknown): value is MakeChartResponse {
  return (
    typeof field(value, 'callId') === 'string' &&
    typeof field(field(value, 'spec'), 'mark') === 'string' &&
    Array.isArray(field(value, 'alternatives'))
  );
}

/** The sentence of a tool that failed; null where it did not. */
export function toolFailureMessage(value: unknown): string | null {
  const message = field(field(value, 'error'), 'message');
  return typeof message === 'string' ? message : null;
}

/** A text argument of a call; null where it is missing. */
export function textArgument(args: unknown, name: string): string | null {
  const value = field(args, name);
  return typeof value === 'string' ? value : null;
}

export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
