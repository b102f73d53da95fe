import type { DuckDBResult } from '@duckdb/node-api';
import type { Cell, Result } from '#lib/datasets/index.ts';
import { toCell } from './to-cell.ts';
import { toColumn } from './to-column.ts';

/** Keeps the first `maxRows` rows of a streaming result and only counts the others. */
export async function readResult(result: DuckDBResult, sql: string, maxRows: number): Promise<Result> {
  const rows: Cell[][] = [];
  let totalRows = 0;
  for await (const chunk of result) {
    totalRows += chunk.rowCount;
    const wanted = Math.min(chunk.rowCount, maxRows - rows.length);
    for (let row = 0; row < wanted; row += 1) rows.push(chunk.getRowValues(row).map(toCell));
  }
  return { columns: columnsOf(result), rows, totalRows, truncated: totalRows > rows.length, sql };
}

export function columnsOf(result: DuckDBResult): Result['columns'] {
  const types = result.columnTypes();
  return result.deduplicatedColumnNames().flatMap((name, index) => {
    const type = types[index];
    return type ? [toColumn(name, type)] : [];
  });
}
