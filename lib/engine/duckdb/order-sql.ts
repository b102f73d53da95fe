import type { Column } from '#lib/datasets/index.ts';
import type { RowsOptions } from '../engine.ts';
import { identifier } from './sql-text.ts';

type Order = Pick<RowsOptions, 'sort' | 'where'> & { sortType: Column['type'] | null };

/** The view of a table that knows each row's place in the file. */
export function numberedView(table: string): string {
  return `${table} numbered`;
}

/** Its column: no header has a line end in its name. */
export const placeColumn = identifier('row\nplace');

/** The SQL of the places of all rows that a filter leaves, in the order of a column; ties keep the file's order. */
export function orderSql(table: string, { sort, where, sortType }: Order): string {
  const source = `${identifier(numberedView(table))} AS ${identifier(table)}${whereSql(where)}`;
  const place = `CAST(${placeColumn} AS UINTEGER)`;
  if (!sort) return `SELECT ${place} FROM ${source} ORDER BY ${placeColumn}`;
  const column = identifier(sort.column);
  const direction = `${sort.direction === 'descending' ? 'DESC' : 'ASC'} NULLS LAST`;
  if (sortType !== 'text')
    return `SELECT ${place} FROM ${source} ORDER BY ${column} ${direction}, ${placeColumn}`;
  return rankedSql(source, column, direction);
}

/** A condition may end in a comment, so what follows starts on a line of its own. */
export function whereSql(where: string | undefined): string {
  return where ? ` WHERE (${where}\n)` : '';
}

/**
 * Text is slow to sort beside a tie-breaker: so its distinct values are ranked, and one whole number, the rank
 * above and the place below, is sorted in its stead (5 million rows: 1.1 s instead of 2 s).
 */
function rankedSql(source: string, column: string, direction: string): string {
  return `WITH picked AS MATERIALIZED (SELECT ${column} AS value, ${placeColumn} AS place FROM ${source}),
    ranks AS (SELECT value, row_number() OVER (ORDER BY value ${direction}) AS rank
      FROM (SELECT DISTINCT value FROM picked WHERE value IS NOT NULL))
    SELECT CAST(key & 4294967295 AS UINTEGER) FROM (
      SELECT (CAST(coalesce(rank, 4294967295) AS UBIGINT) << 32) | CAST(place AS UBIGINT) AS key
      FROM picked LEFT JOIN ranks USING (value))
    ORDER BY key`;
}
