import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { PlotlineError } from '#lib/base/index.ts';
import type { Column } from '#lib/datasets/index.ts';
import { isSyntaxError, toFailure } from './failure.ts';
import { wrapSelect } from './sql-text.ts';
import { toColumn } from './to-column.ts';

/** The rows of a SELECT as they come. `next` gives null at the end and fails where the query fails. */
export type RowStream = { columns: Column[]; next(): Promise<DuckDBDataChunk | null> };

/**
 * Starts a checked SELECT. When a later row fails, DuckDB's stream just ends, as if there were no more: only the
 * transaction knows, for it is then aborted. So each stream has a transaction of its own and asks it at the end.
 */
export async function openRowStream(connection: DuckDBConnection, sql: string): Promise<RowStream> {
  await connection.run('BEGIN TRANSACTION READ ONLY');
  const result = await connection.stream(sql);
  const types = result.columnTypes();
  const columns = result.deduplicatedColumnNames().flatMap((name, index) => {
    const type = types[index];
    return type ? [toColumn(name, type)] : [];
  });
  return {
    columns,
    async next() {
      const chunk = await result.fetchChunk();
      if (chunk && chunk.rowCount > 0) return chunk;
      if (await isAborted(connection)) throw await failureOf(connection, sql);
      return null;
    },
  };
}

async function isAborted(connection: DuckDBConnection): Promise<boolean> {
  try {
    await connection.run('SELECT 1');
    return false;
  } catch {
    return true;
  }
}

/** What was wrong is lost with the stream, so the query runs once more, keeping no row. */
async function failureOf(connection: DuckDBConnection, sql: string): Promise<PlotlineError> {
  await connection.run('ROLLBACK');
  try {
    await connection.run(wrapSelect('SELECT bit_xor(hash(t))', sql));
  } catch (error) {
    if (!isSyntaxError(error)) return toFailure(error);
  }
  const message =
    'The SQL could not be run: it failed on a value in a later row. Check its casts and calculations.';
  return new PlotlineError('sql_failed', message);
}
