import { stat } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableRef, ValueMatch } from '../engine.ts';
import type { View } from './locked-instances.ts';
import { identifier, literal } from './sql-text.ts';
import { toCell } from './to-cell.ts';
import { foldedSql, valueIndexPath } from './value-index.ts';

const mostPerLiteral = 20;
const ways = ['exact', 'prefix', 'contains'] as const;

/** The tables that have a value index. */
export async function withIndex(tables: readonly TableRef[]): Promise<TableRef[]> {
  const found = await Promise.all(
    tables.map(async (table) => ((await exists(valueIndexPath(table.parquet))) ? [table] : [])),
  );
  return found.flat();
}

export function indexViews({ table, parquet }: TableRef): View[] {
  const file = valueIndexPath(parquet);
  return [{ name: table, select: `SELECT * FROM read_parquet(${literal(file)})`, files: [file] }];
}

/** Finds each literal among the indexed values: the same (folded), its beginning, or whole words within it. */
export async function lookupValues(
  connection: DuckDBConnection,
  literals: readonly string[],
  tables: readonly TableRef[],
): Promise<ValueMatch[]> {
  const reader = await connection.runAndReadAll(lookupSql(literals, tables));
  return reader.getRows().map(([word, table, column, value, count, how]) => ({
    literal: String(word),
    table: String(table),
    column: String(column),
    value: toCell(value ?? null),
    count: Number(count),
    how: ways[Number(how)] ?? 'contains',
  }));
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

function lookupSql(literals: readonly string[], tables: readonly TableRef[]): string {
  const words = [...new Set(literals)].map((word, index) => `(${index}, ${literal(word)})`).join(', ');
  const values = tables.map(
    ({ table }) => `SELECT ${literal(table)} AS table_name, * FROM ${identifier(table)}`,
  );
  return `WITH words AS (SELECT place, word, ${foldedSql('word')} AS folded FROM (VALUES ${words}) AS w(place, word)),
    found AS (${values.join(' UNION ALL ')}),
    matches AS (
      SELECT w.place, w.word, v.table_name, v.column_name, v.value, v.count,
        CASE WHEN v.folded = w.folded THEN 0 WHEN starts_with(v.folded, w.folded) THEN 1
          WHEN contains(' ' || v.folded || ' ', ' ' || w.folded || ' ') THEN 2 END AS how
      FROM words w, found v
      WHERE w.folded <> '' AND how IS NOT NULL AND (how = 0 OR length(w.folded) >= 3))
    SELECT word, table_name, column_name, value, count, how FROM matches
    QUALIFY row_number() OVER (PARTITION BY place ORDER BY how, count DESC, value) <= ${mostPerLiteral}
    ORDER BY place, how, count DESC, table_name, column_name, value`;
}
