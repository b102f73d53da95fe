import type { DuckDBConnection } from '@duckdb/node-api';
import { csvLines } from './csv-lines.ts';
import { openRowStream } from './row-stream.ts';
import { toCell } from './to-cell.ts';

type Step = <S>(next: (connection: DuckDBConnection) => Promise<S>) => Promise<S>;

/** The rows of a checked SELECT as CSV: the header first, then as many lines at once as DuckDB gives. */
export async function* exportCsv(step: Step, sql: string): AsyncGenerator<Uint8Array> {
  const stream = await step((connection) => openRowStream(connection, sql));
  yield Buffer.from(csvLines([stream.columns.map(({ name }) => name)]));
  for (;;) {
    const chunk = await step(() => stream.next());
    if (!chunk) return;
    yield Buffer.from(csvLines(chunk.getRows().map((row) => row.map(toCell))));
  }
}
