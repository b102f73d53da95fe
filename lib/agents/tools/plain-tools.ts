import { randomUUID } from 'node:crypto';
import type { BuiltinTools } from '../builtin/builtin-answer.ts';
import { type QueryScope, runQuery } from './run-query.ts';

/** Tools that only compute, for callers that store no events. */
export function plainTools(scope: QueryScope): BuiltinTools {
  return {
    queryData: async (args) => ({ callId: createCallId(), result: (await runQuery(args, scope)).result }),
    makeChart: async () => undefined,
    progress: () => undefined,
  };
}

/** ADK's form of an id that the client gave to a function call. */
export function createCallId(): string {
  return `adk-${randomUUID()}`;
}
