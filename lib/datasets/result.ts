import { z } from 'zod';
import { Column } from './column.ts';

/**
 * One value of a Result: integers and decimals beyond 2^53 are decimal strings, dates `YYYY-MM-DD`, timestamps
 * `YYYY-MM-DDTHH:MM:SS[.ffffff]`, a missing value null.
 */
export const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Cell = z.infer<typeof Cell>;

/** The rows that a plan or a query gave. `totalRows` counts all of them, `rows` may be cut (`truncated`). */
export const Result = z.object({
  columns: z.array(Column),
  rows: z.array(z.array(Cell)),
  totalRows: z.number().int(),
  truncated: z.boolean(),
  sql: z.string(),
});
export type Result = z.infer<typeof Result>;
