import type { RowsOptions } from '../engine.ts';
import { identifier } from './sql-text.ts';

/** The SQL of one page of a table. */
export function pageSql(table: string, options: RowsOptions): string {
  const where = options.where ? ` WHERE ${options.where}` : '';
  const direction = options.sort?.direction === 'descending' ? 'DESC' : 'ASC';
  const sort = options.sort ? ` ORDER BY ${identifier(options.sort.column)} ${direction} NULLS LAST` : '';
  return `SELECT * FROM ${identifier(table)}${where}${sort} LIMIT ${options.limit} OFFSET ${options.offset}`;
}
