import { z } from 'zod';
import { Column } from './column.ts';
import { Profile } from './profile.ts';

/**
 * A dataset as questions see it: `table` is its SQL name in the session (`cars`), `name` what a person called
 * it (`cars.csv`). `columns` and `profile.columns` are in the same order.
 */
export const TableSchema = z.object({
  table: z.string(),
  name: z.string(),
  rowCount: z.number().int(),
  columns: z.array(Column),
  profile: Profile,
});
export type TableSchema = z.infer<typeof TableSchema>;
