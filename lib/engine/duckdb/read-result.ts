import type { DuckDBConnection } from '@duckdb/node-api';
import type { Cell, Result } from '#lib/datasets/index.ts';
import { openRowStream } from './row-stream.ts';
import { toCell } from './to-cell.ts';

/** Runs a checked SELECT, keeps the first `maxRows` rows and only counts the others. */
export async function readResult(
  connection: DuckDBConnection,
  sql: string,
  maxRows: number,
): Promise<Result> {
  const stream = await openRowStream(connection, sql);
  const rows: Cell[][] = [];
  let totalRows = 0;
  for (let chunk = await stream.next(); chunk; chunk = await stream.next()) {
    const wanted = Math.min(chunk.rowCount, maxRows - rows.length);
    for (let row = 0; row < wanted; row += 1) rows.push(chunk.getRowValues(row).map(toCell));
    totalRows += chunk.rowCount;
  }
  return { columns: stream.columns, rows, totalRows, truncated: totalRows > rows.length, sql };
}
