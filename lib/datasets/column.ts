import { z } from 'zod';

export const columnTypes = [
  'text',
  'integer',
  'decimal',
  'double',
  'boolean',
  'date',
  'timestamp',
  'time',
] as const;

export const ColumnType = z.enum(columnTypes);
export type ColumnType = z.infer<typeof ColumnType>;

/** `sqlType` is DuckDB's, such as `DECIMAL(12,2)`; `type` is what the rest of Plotline reasons with. */
export const Column = z.object({ name: z.string(), type: ColumnType, sqlType: z.string() });
export type Column = z.infer<typeof Column>;

export function isNumeric(type: ColumnType): boolean {
  return type === 'integer' || type === 'decimal' || type === 'double';
}

export function isTemporal(type: ColumnType): boolean {
  return type === 'date' || type === 'timestamp';
}
