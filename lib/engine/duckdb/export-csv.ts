import type { DuckDBConnection } from '@duckdb/node-api';
import { csvLines } from './csv-lines.ts';
import { columnsOf } from './read-result.ts';
import { toCell } from './to-cell.ts';

type Step = <S>(next: (connection: DuckDBConnection) => Promise<S>) => Promise<S>;

/** The rows of a checked SELECT as CSV: the header first, then as many lines at once as DuckDB gives. */
export async function* exportCsv(step: Step, sql: string): AsyncGenerator<Uint8Array> {
  const result = await step((connection) => connection.stream(sql));
  yield Buffer.from(csvLines([columnsOf(result).map(({ name }) => name)]));
  for (;;) {
    const chunk = await step(() => result.fetchChunk());
    if (!chunk || chunk.rowCount === 0) return;
    yield Buffer.from(csvLines(chunk.getRows().map((row) => row.map(toCell))));
  }
}
