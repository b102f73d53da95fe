import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column } from '#lib/datasets/index.ts';
import { identifier, literal } from './sql-text.ts';

/** Where the value index of a table stands. */
export function valueIndexPath(parquet: string): string {
  return `${parquet}.values.parquet`;
}

/** How text is compared: without case, accents and surplus spaces. */
export function foldedSql(text: string): string {
  return `trim(regexp_replace(lower(strip_accents(${text})), '\\s+', ' ', 'g'))`;
}

const mostValues = 50_000;

/** Writes the distinct values of the text columns with their counts: at most 50,000 a column, most frequent first. */
export async function writeValueIndex(
  connection: DuckDBConnection,
  parquet: string,
  options: { columns: readonly Column[]; target: string },
): Promise<void> {
  const texts = options.columns.filter(({ type }) => type === 'text');
  await connection.run('CREATE TEMP TABLE found (column_name VARCHAR, value VARCHAR, count BIGINT)');
  for (const { name } of texts) {
    await connection.run(
      `INSERT INTO found SELECT ${literal(name)}, ${identifier(name)}, count(*) AS n FROM read_parquet(${literal(parquet)})
       WHERE ${identifier(name)} IS NOT NULL AND length(${identifier(name)}) <= 200
       GROUP BY 2 ORDER BY n DESC, 2 LIMIT ${mostValues}`,
    );
  }
  await connection.run(
    `COPY (SELECT column_name, value, ${foldedSql('value')} AS folded, count FROM found) TO ${literal(options.target)} (FORMAT parquet, COMPRESSION zstd)`,
  );
}
