import { z } from 'zod';
import { ColumnType } from './column.ts';
import { Cell } from './result.ts';

export const TopValue = z.object({ value: Cell, count: z.number().int() });

/** `low` and `high` are numbers, or milliseconds since the epoch for dates and timestamps. */
export const HistogramBin = z.object({ low: z.number(), high: z.number(), count: z.number().int() });

/** What one column holds. Numeric facts are null where the type has none. */
export const ColumnProfile = z.object({
  name: z.string(),
  type: ColumnType,
  missing: z.number().int(),
  distinct: z.number().int(),
  distinctIsApproximate: z.boolean(),
  /** Smallest and largest value, as a Result would show them; null for text and all-missing columns. */
  min: Cell,
  max: Cell,
  mean: z.number().nullable(),
  standardDeviation: z.number().nullable(),
  /** 25 %, 50 %, 75 %. */
  quantiles: z.tuple([z.number(), z.number(), z.number()]).nullable(),
  /** The most frequent values, at most 20, most frequent first. */
  top: z.array(TopValue),
  histogram: z.array(HistogramBin),
});
export type ColumnProfile = z.infer<typeof ColumnProfile>;

export const Profile = z.object({ rowCount: z.number().int(), columns: z.array(ColumnProfile) });
export type Profile = z.infer<typeof Profile>;
