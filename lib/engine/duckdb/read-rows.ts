import type { DuckDBConnection } from '@duckdb/node-api';
import { PlotlineError } from '#lib/base/index.ts';
import type { Column, Result } from '#lib/datasets/index.ts';
import type { RowsOptions, TableRef } from '../engine.ts';
import { checkSelect } from './check-select.ts';
import { keyOf, type View } from './locked-instances.ts';
import type { LockedRunner } from './locked-runner.ts';
import { numberedView, orderSql, placeColumn, whereSql } from './order-sql.ts';
import { readResult } from './read-result.ts';
import { type RowOrder, type RowOrders, readOrder, writeOrder } from './row-orders.ts';
import { openRowStream } from './row-stream.ts';
import { identifier, literal } from './sql-text.ts';

/** What a page shows of one value; a download has it whole. */
const longestCell = 10_000;

type Desk = { runner: LockedRunner; orders: RowOrders };

/**
 * One page of a table. In the file's own order DuckDB skips to it; sorted or filtered, the order of all rows is
 * made once and kept, and a page is a read of some places and of the rows there.
 */
export async function readRows(desk: Desk, table: TableRef, options: RowsOptions): Promise<Result> {
  if (!options.sort && !options.where) return readUnordered(desk, table, options);
  const order = await unlessAborted(options.signal, orderOf(desk, table, options));
  const places = await readOrder(order, options.offset, options.limit);
  return desk.runner.run(accessTo(table, options.signal), async (connection) => {
    const sql = pageSql(table.table, options);
    const page = await readPlaces(connection, table.table, places);
    return { ...page, totalRows: order.count, truncated: page.rows.length < order.count, sql };
  });
}

/**
 * What an instance for rows has of a table: the table, and its rows with their places. Where a column has the
 * name that DuckDB gives to the place, rows are counted instead, which is right but not as fast.
 */
export function rowViews({ table, parquet }: TableRef): View[] {
  const rows = `SELECT * FROM read_parquet(${literal(parquet)})`;
  return [
    { name: table, select: rows, files: [parquet] },
    {
      name: numberedView(table),
      select: `SELECT * EXCLUDE (file_row_number), file_row_number AS ${placeColumn} FROM read_parquet(${literal(parquet)}, file_row_number = true)`,
      otherwise: `SELECT *, row_number() OVER () - 1 AS ${placeColumn} FROM (${rows})`,
      files: [],
    },
  ];
}

function readUnordered(desk: Desk, table: TableRef, options: RowsOptions): Promise<Result> {
  return desk.runner.run(accessTo(table, options.signal), async (connection) => {
    const sql = pageSql(table.table, options);
    const page = await readResult(connection, sql, { maxRows: options.limit, longestCell });
    const count = await connection.runAndReadAll(`SELECT count(*) FROM ${identifier(table.table)}`);
    const totalRows = Number(count.getRows()[0]?.[0] ?? 0);
    return { ...page, totalRows, truncated: page.rows.length < totalRows };
  });
}

/** Making an order goes on when the one who asked first leaves: others may wait for it, or soon will. */
function orderOf(desk: Desk, table: TableRef, { sort, where }: RowsOptions): Promise<RowOrder> {
  const key = JSON.stringify([keyOf([table]), sort ?? null, where ?? null]);
  return desk.orders.get(key, (path) =>
    desk.runner.run(accessTo(table), async (connection) => {
      const sortType = await sortTypeOf(connection, table.table, sort?.column);
      const sql = orderSql(table.table, { sort, where, sortType });
      await checkSelect(connection, sql, [table.table, numberedView(table.table)]);
      return writeOrder(path, await openRowStream(connection, sql));
    }),
  );
}

async function sortTypeOf(
  connection: DuckDBConnection,
  table: string,
  name: string | undefined,
): Promise<Column['type'] | null> {
  if (name === undefined) return null;
  const { columns } = await readResult(connection, `SELECT * FROM ${identifier(table)} LIMIT 0`, {
    maxRows: 0,
  });
  await connection.run('COMMIT');
  const column = columns.find((one) => one.name === name);
  if (!column) throw new PlotlineError('sql_failed', `There is no column ${name} to sort by.`);
  return column.type;
}

async function readPlaces(
  connection: DuckDBConnection,
  table: string,
  places: readonly number[],
): Promise<Pick<Result, 'columns' | 'rows'>> {
  const among = places.length > 0 ? `${placeColumn} IN (${places.join(', ')})` : 'false';
  const sql = `SELECT * FROM ${identifier(numberedView(table))} WHERE ${among}`;
  const { columns, rows } = await readResult(connection, sql, { maxRows: places.length, longestCell });
  const byPlace = new Map(rows.map((row) => [Number(row.at(-1)), row.slice(0, -1)]));
  const ordered = places.flatMap((place) => {
    const row = byPlace.get(place);
    return row ? [row] : [];
  });
  return { columns: columns.slice(0, -1), rows: ordered };
}

function pageSql(table: string, { sort, where, limit, offset }: RowsOptions): string {
  const direction = sort?.direction === 'descending' ? 'DESC' : 'ASC';
  const order = sort ? ` ORDER BY ${identifier(sort.column)} ${direction} NULLS LAST` : '';
  return `SELECT * FROM ${identifier(table)}${whereSql(where)}${order} LIMIT ${limit} OFFSET ${offset}`;
}

function accessTo(table: TableRef, signal?: AbortSignal) {
  return { scope: keyOf([table]), tables: [table], signal };
}

function unlessAborted<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(new PlotlineError('stopped', 'Stopped.'));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
