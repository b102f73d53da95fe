import type { DuckDBConnection } from '@duckdb/node-api';
import type { Cell, Result } from '#lib/datasets/index.ts';
import { cutCell } from './cut-cell.ts';
import { isSyntaxError } from './failure.ts';
import { openRowStream, type RowStream } from './row-stream.ts';
import { wrapSelect } from './sql-text.ts';
import { toCell } from './to-cell.ts';

/** About what a Result may take: 50,000 rows of 80 numbers. Wider ones are cut earlier, and say so. */
const mostBytes = 64 * 2 ** 20;
/** Characters of one value; when the Result is nearly full, what fits, but this many in any case. */
const longestCell = 1_000_000;
const leastCell = 1000;

export type ResultLimits = { maxRows: number; longestCell?: number };

/**
 * Runs a checked SELECT, keeps the first `maxRows` rows and only counts the others. A text that is too long for a
 * cell is cut and says so.
 */
export async function readResult(
  connection: DuckDBConnection,
  sql: string,
  limits: ResultLimits,
): Promise<Result> {
  const stream = await openRowStream(connection, sql);
  const { rows, seen, ended } = await readRows(stream, limits);
  const totalRows = ended ? seen : await countAll(connection, sql);
  return { columns: stream.columns, rows, totalRows, truncated: totalRows > rows.length, sql };
}

async function readRows(stream: RowStream, { maxRows, longestCell: longest = longestCell }: ResultLimits) {
  const rows: Cell[][] = [];
  let seen = 0;
  let bytes = 0;
  while (seen <= maxRows && bytes < mostBytes) {
    const chunk = await stream.next();
    if (!chunk) return { rows, seen, ended: true };
    for (let row = 0; row < chunk.rowCount && rows.length < maxRows && bytes < mostBytes; row += 1) {
      const cells: Cell[] = [];
      for (const value of chunk.getRowValues(row)) {
        const cell = cutCell(toCell(value), Math.max(leastCell, Math.min(longest, mostBytes - bytes)));
        bytes += sizeOf(cell);
        cells.push(cell);
      }
      rows.push(cells);
    }
    seen += chunk.rowCount;
  }
  return { rows, seen, ended: false };
}

function sizeOf(cell: Cell): number {
  return 16 + (typeof cell === 'string' ? cell.length : 0);
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
