import type { DuckDBConnection } from '@duckdb/node-api';
import type { Cell, Result } from '#lib/datasets/index.ts';
import { isSyntaxError } from './failure.ts';
import { openRowStream, type RowStream } from './row-stream.ts';
import { wrapSelect } from './sql-text.ts';
import { toCell } from './to-cell.ts';

/** Runs a checked SELECT, keeps the first `maxRows` rows and only counts the others. */
export async function readResult(
  connection: DuckDBConnection,
  sql: string,
  maxRows: number,
): Promise<Result> {
  const stream = await openRowStream(connection, sql);
  const { rows, seen, ended } = await readRows(stream, maxRows);
  const totalRows = ended ? seen : await countAll(connection, sql);
  return { columns: stream.columns, rows, totalRows, truncated: totalRows > rows.length, sql };
}

async function readRows(stream: RowStream, maxRows: number) {
  const rows: Cell[][] = [];
  let seen = 0;
  while (seen <= maxRows) {
    const chunk = await stream.next();
    if (!chunk) return { rows, seen, ended: true };
    const wanted = Math.min(chunk.rowCount, maxRows - rows.length);
    for (let row = 0; row < wanted; row += 1) rows.push(chunk.getRowValues(row).map(toCell));
    seen += chunk.rowCount;
  }
  return { rows, seen, ended: false };
}

/**
 * DuckDB counts what a SELECT gives far faster than it gives it, and without its memory. What can't stand
 * within another SELECT is read to its end.
 */
async function countAll(connection: DuckDBConnection, sql: string): Promise<number> {
  await connection.run('ROLLBACK');
  try {
    const reader = await connection.runAndReadAll(wrapSelect('SELECT count(*)', sql));
    return Number(reader.getRows()[0]?.[0]);
  } catch (error) {
    if (!isSyntaxError(error)) throw error;
  }
  const stream = await openRowStream(connection, sql);
  let count = 0;
  for (let chunk = await stream.next(); chunk; chunk = await stream.next()) count += chunk.rowCount;
  return count;
}
