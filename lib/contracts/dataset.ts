import { z } from 'zod';
import { Column, Profile, Result } from '#lib/datasets/index.ts';

/** A dataset as the page knows it. `status`: an import shows at once and becomes `ready` or `failed`. */
export const DatasetSummary = z.object({
  id: z.string(),
  /** What a person called it: the file's name. */
  name: z.string(),
  /** Its SQL name in this session. */
  table: z.string(),
  rowCount: z.number().int(),
  columnCount: z.number().int(),
  /** Of the original file. */
  bytes: z.number().int(),
  status: z.enum(['importing', 'ready', 'failed']),
  error: z.object({ code: z.string(), message: z.string(), id: z.string().optional() }).nullable(),
  columns: z.array(Column),
  createdAt: z.string(),
});
export type DatasetSummary = z.infer<typeof DatasetSummary>;

export const Dataset = DatasetSummary.extend({ profile: Profile });
export type Dataset = z.infer<typeof Dataset>;

export const Sample = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  rowCount: z.number().int(),
  bytes: z.number().int(),
});
export type Sample = z.infer<typeof Sample>;

export const AttachDatasetRequest = z.union([
  z.object({ sample: z.string() }),
  z.object({ datasetId: z.string() }),
]);

/** One page of a dataset. `sort` is `column` or `-column`; `filter` a JSON array of Plan predicates. */
export const RowsRequest = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  sort: z.string().optional(),
  filter: z.string().max(20_000).optional(),
});
export const RowsResponse = Result.omit({ sql: true }).extend({ offset: z.number().int() });
export type RowsResponse = z.infer<typeof RowsResponse>;
