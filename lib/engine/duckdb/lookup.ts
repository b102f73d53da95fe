import { stat } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableRef, ValueMatch } from '../engine.ts';
import { foldWords, type Word } from './fold-words.ts';
import { literal } from './sql-text.ts';
import { toCell } from './to-cell.ts';
import { valueIndexPath } from './value-index.ts';

const mostLiterals = 300;
const mostPerLiteral = 20;
const ways = ['exact', 'exact', 'prefix', 'contains'] as const;

/** The tables that have a value index. */
export async function withIndex(tables: readonly TableRef[]): Promise<TableRef[]> {
  const found = await Promise.all(
    tables.map(async (table) => ((await exists(valueIndexPath(table.parquet))) ? [table] : [])),
  );
  return found.flat();
}

/**
 * Finds each literal (the first 300) among the indexed values, at most 20 for each: the same without regard to
 * case, accents and spaces, also in the other number (`trucks` finds `Truck`); its beginning (3 letters or
 * more); or its words within the value (2 or more).
 */
export async function lookupValues(
  connection: DuckDBConnection,
  literals: readonly string[],
  tables: readonly TableRef[],
): Promise<ValueMatch[]> {
  const asked = [...new Set(literals)].slice(0, mostLiterals);
  const words = await foldWords(connection, asked);
  if (words.length === 0) return [];
  const reader = await connection.runAndReadAll(lookupSql(words, tables));
  return reader.getRows().map(([place, table, column, value, count, how]) => ({
    literal: asked[Number(place)] ?? '',
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

function lookupSql(words: readonly Word[], tables: readonly TableRef[]): string {
  const values = words.map(({ place, folded, spaced, otherNumber }) => {
    return `(${place}, ${literal(folded)}, ${literal(spaced)}, ${otherNumber})`;
  });
  const candidates = tables.map(({ table, parquet }) => {
    const index = `read_parquet(${literal(valueIndexPath(parquet))})`;
    return `SELECT ${literal(table)} AS table_name, * FROM ${index} WHERE ${candidateSql(words)}`;
  });
  return `WITH words AS (FROM (VALUES ${values.join(', ')}) AS w(place, folded, spaced, other)),
    candidates AS MATERIALIZED (${candidates.join(' UNION ALL ')}),
    matches AS (
      SELECT w.place, c.table_name, c.column_name, c.value, c.count,
        CASE WHEN c.folded = w.folded THEN CASE WHEN w.other THEN 1 ELSE 0 END
          WHEN w.other THEN NULL
          WHEN length(w.folded) >= 3 AND starts_with(c.folded, w.folded) THEN 2
          WHEN length(w.spaced) >= 2 AND contains(' ' || c.spaced || ' ', ' ' || w.spaced || ' ') THEN 3 END AS how
      FROM words w, candidates c WHERE how IS NOT NULL),
    best AS (SELECT place, table_name, column_name, value, any_value(count) AS count, min(how) AS how
      FROM matches GROUP BY ALL)
    SELECT place, table_name, column_name, value, count, how FROM best
    QUALIFY row_number() OVER (PARTITION BY place ORDER BY how, count DESC, table_name, column_name, value) <= ${mostPerLiteral}
    ORDER BY place, how, count DESC, table_name, column_name, value`;
}

/** One pass leaves the few values that any of the words could match: comparing each pair takes ten times as long. */
function candidateSql(words: readonly Word[]): string {
  const same = words.map(({ folded }) => literal(folded)).join(', ');
  const beginnings = words.filter(({ folded, otherNumber }) => !otherNumber && folded.length >= 3);
  const starts = beginnings.map(({ folded }) => `starts_with(folded, ${literal(folded)})`);
  const within = words.filter(({ spaced, otherNumber }) => !otherNumber && spaced.length >= 2);
  const pattern = `(^| )(${within.map(({ spaced }) => spaced).join('|')})`;
  const matches = within.length > 0 ? [`regexp_matches(spaced, ${literal(pattern)})`] : [];
  return [
    `folded IN (${same})`,
    ...matches,
    ...starts.filter((_, index) => !isPlain(beginnings[index])),
  ].join(' OR ');
}

/** Whether the word's beginning is found by its letters and digits alone. */
function isPlain(word: Word | undefined): boolean {
  return word !== undefined && word.folded === word.spaced;
}
