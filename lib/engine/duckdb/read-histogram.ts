import type { DuckDBConnection } from '@duckdb/node-api';
import { type Column, type ColumnProfile, isNumeric, isTemporal } from '#lib/datasets/index.ts';
import type { ValueCounts } from './column-values.ts';
import { type BinPlan, binEdge, planBins } from './histogram-bins.ts';

/** Counts a numeric or temporal column's values in at most 20 bins; empty for other types. */
export async function readHistogram(
  connection: DuckDBConnection,
  values: ValueCounts,
): Promise<ColumnProfile['histogram']> {
  const plan = planOf(values);
  if (!plan) return [];
  const { step, first, last } = plan;
  const bin = `floor(${numberSql(values.column)} / ${step})`;
  const reader = await connection.runAndReadAll(
    `SELECT least(greatest(${bin}, ${first}), ${last}) AS bin, sum(n) FROM ${values.table} GROUP BY 1`,
  );
  const counts = new Map(reader.getRows().map(([index, n]) => [Number(index), Number(n)]));
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    low: binEdge(first + index, step),
    high: binEdge(first + index + 1, step),
    count: counts.get(first + index) ?? 0,
  }));
}

function planOf({ column, facts }: ValueCounts): BinPlan | null {
  if (facts.min === null || facts.max === null) return null;
  if (isTemporal(column.type)) return planBins(instantOf(facts.min), instantOf(facts.max), 'time');
  if (!isNumeric(column.type)) return null;
  return planBins(Number(facts.min), Number(facts.max), column.type === 'integer' ? 'whole' : 'continuous');
}

/** Milliseconds since the epoch of a date's or timestamp's Cell. */
function instantOf(cell: string | number | boolean): number {
  const text = String(cell);
  return Date.parse(text.includes('T') ? `${text}Z` : text);
}

function numberSql(column: Column): string {
  return isTemporal(column.type) ? 'epoch_ms(CAST(value AS TIMESTAMP))' : 'CAST(value AS DOUBLE)';
}
