import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column, ColumnProfile } from '#lib/datasets/index.ts';
import type { ColumnFacts } from './column-facts.ts';
import { identifier } from './sql-text.ts';
import { toCell } from './to-cell.ts';

/**
 * The values of one column with their counts, as a SQL table `(value, n)`: grouped once and kept while the
 * column is looked at, or, where there are too many different ones (`exact` false), each row by itself.
 */
export type ValueCounts = { table: string; exact: boolean; column: Column; facts: ColumnFacts };

const mostDistinct = 1_000_000;

export async function groupValues(
  connection: DuckDBConnection,
  source: string,
  { column, facts }: { column: Column; facts: ColumnFacts },
): Promise<ValueCounts> {
  const name = identifier(column.name);
  if (facts.approximateDistinct > mostDistinct) {
    const table = `(SELECT ${name} AS value, 1 AS n FROM ${source} WHERE ${name} IS NOT NULL)`;
    return { table, exact: false, column, facts };
  }
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE grouped AS
     SELECT ${name} AS value, count(*) AS n FROM ${source} WHERE ${name} IS NOT NULL GROUP BY 1`,
  );
  return { table: 'grouped', exact: true, column, facts };
}

/** The 20 most frequent values; none where nearly each value is another one and there are very many. */
export async function readTop(
  connection: DuckDBConnection,
  values: ValueCounts,
): Promise<Pick<ColumnProfile, 'top' | 'distinct'>> {
  if (!values.exact && isNearlyUnique(values.facts)) {
    return { top: [], distinct: Math.min(values.facts.approximateDistinct, values.facts.present) };
  }
  const reader = await connection.runAndReadAll(values.exact ? exactTopSql(values) : estimatedTopSql(values));
  const rows = reader.getRows();
  const top = rows.map(([value, n]) => ({ value: toCell(value ?? null), count: Number(n) }));
  return { top, distinct: values.exact ? Number(rows[0]?.[2] ?? 0) : values.facts.approximateDistinct };
}

export function isNearlyUnique(facts: ColumnFacts): boolean {
  return facts.approximateDistinct > facts.present / 2;
}

function exactTopSql({ table }: ValueCounts): string {
  return `SELECT value, n, (SELECT count(*) FROM ${table}) FROM ${table} ORDER BY n DESC, value LIMIT 20`;
}

/** The candidates are an estimate (the Filtered Space-Saving algorithm), their counts are exact. */
function estimatedTopSql({ table }: ValueCounts): string {
  const candidates = `SELECT unnest(approx_top_k(value, 20)) FROM ${table}`;
  return `SELECT value, count(*) AS n FROM ${table} WHERE value IN (${candidates}) GROUP BY 1 ORDER BY n DESC, value LIMIT 20`;
}
