import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { type Cell, type Column, isNumeric } from '#lib/datasets/index.ts';
import { identifier } from './sql-text.ts';
import { toCell } from './to-cell.ts';

export type ColumnFacts = {
  present: number;
  approximateDistinct: number;
  min: Cell;
  max: Cell;
  mean: number | null;
  standardDeviation: number | null;
};

/** What one pass over the rows tells of every column. */
export async function readFacts(
  connection: DuckDBConnection,
  source: string,
  columns: readonly Column[],
): Promise<ColumnFacts[]> {
  const reader = await connection.runAndReadAll(`SELECT ${columns.map(factsSql).join(', ')} FROM ${source}`);
  const [row = []] = reader.getRows();
  return columns.map((_, index) => toFacts(row.slice(index * 6, index * 6 + 6)));
}

/** A deviation over values beyond 1e150 would overflow, and DuckDB then fails; those are left out of it. */
function factsSql(column: Column): string {
  const name = identifier(column.name);
  const bounds = column.type === 'text' ? 'NULL, NULL' : `min(${name}), max(${name})`;
  const number = `CAST(${name} AS DOUBLE)`;
  const moments = `avg(${number}), stddev_samp(${number}) FILTER (WHERE abs(${number}) < 1e150)`;
  return `count(${name}), approx_count_distinct(${name}), ${bounds}, ${isNumeric(column.type) ? moments : 'NULL, NULL'}`;
}

function toFacts([present, distinct, min, max, mean, deviation]: DuckDBValue[]): ColumnFacts {
  return {
    present: Number(present),
    approximateDistinct: Number(distinct),
    min: toCell(min ?? null),
    max: toCell(max ?? null),
    mean: toNumber(mean),
    standardDeviation: toNumber(deviation),
  };
}

export function toNumber(value: DuckDBValue | undefined): number | null {
  const cell = toCell(value ?? null);
  return cell === null ? null : Number(cell);
}
