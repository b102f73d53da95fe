import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column } from '#lib/datasets/index.ts';
import { type ColumnFacts, toNumber } from './column-facts.ts';
import { identifier } from './sql-text.ts';

/** Beyond this many values a quantile is an estimate, for its exact value needs them all in memory. */
const mostForExact = 10_000_000;
const shares = [0.25, 0.5, 0.75];

/** A numeric column's quartiles, between two values by linear interpolation; null where it has no value. */
export async function readQuantiles(
  connection: DuckDBConnection,
  source: string,
  { column, facts }: { column: Column; facts: ColumnFacts },
): Promise<[number, number, number] | null> {
  if (facts.present === 0) return null;
  const name = identifier(column.name);
  if (facts.present > mostForExact) {
    const estimate = `approx_quantile(CAST(${name} AS DOUBLE), [${shares.join(', ')}])`;
    return asTriple(await readList(connection, `SELECT unnest(${estimate}) FROM ${source}`));
  }
  const places = shares.map((share) => share * (facts.present - 1));
  const around = places.flatMap((place) => [Math.floor(place), Math.ceil(place)]);
  // By place: DuckDB's own interpolating quantile takes five times as long.
  const wanted = around.map((place) => (place + 0.5) / facts.present).join(', ');
  const values = await readList(
    connection,
    `SELECT unnest(quantile_disc(${name}, [${wanted}])) FROM ${source}`,
  );
  return asTriple(places.map((place, index) => between(values[index * 2], values[index * 2 + 1], place % 1)));
}

async function readList(connection: DuckDBConnection, sql: string): Promise<(number | null)[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRows().map(([value]) => toNumber(value));
}

function between(
  low: number | null | undefined,
  high: number | null | undefined,
  share: number,
): number | null {
  if (low == null || high == null) return null;
  if (low === high) return low;
  return low * (1 - share) + high * share;
}

function asTriple([low, middle, high]: (number | null)[]): [number, number, number] | null {
  return low == null || middle == null || high == null ? null : [low, middle, high];
}
