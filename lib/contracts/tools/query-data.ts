import { z } from 'zod';
import { Plan } from '#lib/analysis/index.ts';
import { Result } from '#lib/datasets/index.ts';

/** Tool `query_data`: read-only SQL over the session's tables. The built-in analyst adds the plan it came from. */
export const QueryDataArguments = z.object({
  sql: z.string().min(1).max(100_000),
  /** A few words for the person: what this query finds out. */
  purpose: z.string().max(500).optional(),
  plan: Plan.optional(),
});
export type QueryDataArguments = z.infer<typeof QueryDataArguments>;

/** At most 200 rows; all of them (up to the engine's cap) are the artifact. */
export const QueryDataResponse = z.object({
  result: Result,
  /** Name of the session's artifact with the whole Result as JSON; null where `result` is whole. */
  artifact: z.string().nullable(),
  durationMs: z.number(),
  /** Rows of the tables that the query read. */
  rowsRead: z.number().int().nullable(),
});
export type QueryDataResponse = z.infer<typeof QueryDataResponse>;

/** In place of the response where the query failed. */
export const ToolFailure = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
export type ToolFailure = z.infer<typeof ToolFailure>;
