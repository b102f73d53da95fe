import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { type Cell, csvLines } from '#lib/datasets/index.ts';
import { toFailure } from './failure.ts';
import { openRowStream } from './row-stream.ts';
import { toCell } from './to-cell.ts';

type Step = <S>(next: (connection: DuckDBConnection) => Promise<S>) => Promise<S>;

/** The rows of a checked SELECT as CSV, in pieces: the header first, then values as they are, however long. */
export async function* exportCsv(step: Step, sql: string): AsyncGenerator<Uint8Array> {
  const stream = await step((connection) => openRowStream(connection, sql));
  yield* toBytes([stream.columns.map(({ name }) => name)]);
  for (;;) {
    const chunk = await step(() => stream.next());
    if (!chunk) return;
    yield* toBytes(rowsOf(chunk));
  }
}

function* rowsOf(chunk: DuckDBDataChunk): Generator<Cell[]> {
  for (let row = 0; row < chunk.rowCount; row += 1) yield chunk.getRowValues(row).map(toCell);
}

function* toBytes(rows: Iterable<readonly Cell[]>): Generator<Uint8Array> {
  try {
    for (const piece of csvLines(rows)) yield Buffer.from(piece);
  } catch (error) {
    throw toFailure(error);
  }
}
