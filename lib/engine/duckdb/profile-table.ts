import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { type Column, type ColumnProfile, isNumeric, isTemporal, type Profile } from '#lib/datasets/index.ts';
import { identifier, literal } from './sql-text.ts';
import { toCell } from './to-cell.ts';

/** Profiles each column of a Parquet file. */
export async function profileTable(
  connection: DuckDBConnection,
  parquet: string,
  columns: readonly Column[],
): Promise<Profile> {
  const source = `read_parquet(${literal(parquet)})`;
  const [row = []] = await all(connection, `SELECT count(*) FROM ${source}`);
  const rowCount = Number(row[0]);
  const profiles: ColumnProfile[] = [];
  for (const column of columns) profiles.push(await profileColumn(connection, source, column));
  return { rowCount, columns: profiles };
}

async function profileColumn(
  connection: DuckDBConnection,
  source: string,
  column: Column,
): Promise<ColumnProfile> {
  const name = identifier(column.name);
  const numeric = isNumeric(column.type);
  const ordered = numeric || isTemporal(column.type) || column.type === 'time' || column.type === 'boolean';
  const [facts = []] = await all(
    connection,
    `SELECT count(*) - count(${name}), count(DISTINCT ${name}), ${ordered ? `min(${name}), max(${name})` : 'NULL, NULL'},
      ${numeric ? `avg(${name}), stddev_samp(${name}), quantile_cont(${name}, 0.25), quantile_cont(${name}, 0.5), quantile_cont(${name}, 0.75)` : 'NULL, NULL, NULL, NULL, NULL'}
     FROM ${source}`,
  );
  const top = await all(
    connection,
    `SELECT ${name}, count(*) AS n FROM ${source} WHERE ${name} IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1 LIMIT 20`,
  );
  return {
    name: column.name,
    type: column.type,
    missing: Number(facts[0]),
    distinct: Number(facts[1]),
    distinctIsApproximate: false,
    min: toCell(facts[2] ?? null),
    max: toCell(facts[3] ?? null),
    mean: numberOf(facts[4]),
    standardDeviation: numberOf(facts[5]),
    quantiles: quantilesOf(facts.slice(6, 9).map(numberOf)),
    top: top.map(([value, count]) => ({ value: toCell(value ?? null), count: Number(count) })),
    histogram: [],
  };
}

function quantilesOf([low, middle, high]: (number | null)[]): [number, number, number] | null {
  if (low == null || middle == null || high == null) return null;
  return [low, middle, high];
}

function numberOf(value: DuckDBValue | undefined): number | null {
  const cell = toCell(value ?? null);
  return cell === null ? null : Number(cell);
}

async function all(connection: DuckDBConnection, sql: string): Promise<DuckDBValue[][]> {
  return (await connection.runAndReadAll(sql)).getRows();
}
