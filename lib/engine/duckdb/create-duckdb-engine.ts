import { cpus } from 'node:os';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Result } from '#lib/datasets/index.ts';
import type { Engine, QueryOptions, RowsOptions, TableRef } from '../engine.ts';
import { checkSelect } from './check-select.ts';
import { csvLines } from './csv-lines.ts';
import { interruptible } from './interruptible.ts';
import { loadTable } from './load-table.ts';
import { lookupValues } from './lookup.ts';
import { columnsOf, readResult } from './read-result.ts';
import { pageSql } from './read-rows.ts';
import { ScopeInstances, settings } from './scope-instances.ts';
import { Slots } from './slots.ts';
import { identifier } from './sql-text.ts';
import { toCell } from './to-cell.ts';

export type DuckDbEngineOptions = {
  /** What all queries and imports together may use. */
  memoryMb: number;
  /** Of it, one import's part. */
  importMemoryMb?: number;
  /** Threads of one query. */
  threads?: number;
  /** Where queries and imports spill to; each instance makes a folder of its own in it. */
  tempDirectory: string;
  queryTimeoutMs?: number;
  /** Instances kept open. */
  maxInstances?: number;
};

const defaultMaxRows = 50_000;

/** The engine on DuckDB, in this process. See `Engine` for what it promises. */
export function createDuckDbEngine(options: DuckDbEngineOptions): Engine {
  const threads = options.threads ?? Math.min(4, cpus().length);
  const importMb = Math.min(options.importMemoryMb ?? 256, options.memoryMb);
  const queryMb = Math.max(32, Math.min(256, Math.floor(options.memoryMb / 4)));
  const instance = { threads, tempDirectory: options.tempDirectory };
  const slots = new Slots({ budgetMb: options.memoryMb, queue: 500, waitMs: 60_000 });
  const scopes = new ScopeInstances({ ...instance, memoryMb: queryMb }, options.maxInstances ?? 64);
  const timeoutMs = options.queryTimeoutMs ?? 30_000;

  async function withTables<T>(
    scope: string,
    query: { tables: readonly TableRef[]; signal?: AbortSignal | undefined; timeoutMs?: number | undefined },
    work: (connection: DuckDBConnection) => Promise<T>,
  ): Promise<T> {
    return slots.hold(queryMb, query.signal, async () => {
      const { connection, done } = await scopes.connect(scope, query.tables);
      try {
        return await interruptible(connection, { timeoutMs, ...query }, () => work(connection));
      } finally {
        done();
      }
    });
  }

  async function query(sql: string, query: QueryOptions): Promise<Result> {
    return withTables(query.scope, query, async (connection) => {
      await checkSelect(
        connection,
        sql,
        query.tables.map(({ table }) => table),
      );
      return readResult(await connection.stream(sql), sql, query.maxRows ?? defaultMaxRows);
    });
  }

  async function* exportCsv(sql: string, query: QueryOptions): AsyncGenerator<Uint8Array> {
    const release = await slots.acquire(queryMb, query.signal);
    const { connection, done } = await scopes.connect(query.scope, query.tables);
    const limits = { timeoutMs: query.timeoutMs, signal: query.signal };
    try {
      await checkSelect(
        connection,
        sql,
        query.tables.map(({ table }) => table),
      );
      const result = await interruptible(connection, limits, () => connection.stream(sql));
      yield Buffer.from(csvLines([columnsOf(result).map(({ name }) => name)]));
      for (;;) {
        const chunk = await interruptible(connection, limits, () => result.fetchChunk());
        if (!chunk || chunk.rowCount === 0) return;
        yield Buffer.from(csvLines(chunk.getRows().map((row) => row.map(toCell))));
      }
    } finally {
      done();
      release();
    }
  }

  async function rows(table: TableRef, page: RowsOptions): Promise<Result> {
    const run = async (connection: DuckDBConnection) => {
      const sql = pageSql(table.table, page);
      const where = page.where ? ` WHERE ${page.where}` : '';
      await checkSelect(connection, sql, [table.table]);
      const result = await readResult(await connection.stream(sql), sql, page.limit);
      const count = await connection.runAndReadAll(`SELECT count(*) FROM ${identifier(table.table)}${where}`);
      const totalRows = Number(count.getRows()[0]?.[0] ?? 0);
      return { ...result, totalRows, truncated: result.rows.length < totalRows };
    };
    return withTables(`rows ${table.parquet}`, { tables: [table], signal: page.signal }, run);
  }

  return {
    query,
    exportCsv,
    rows,
    lookup: (literals, tables, { signal } = {}) =>
      slots.hold(queryMb, signal, async () => {
        const own = await DuckDBInstance.create(
          ':memory:',
          settings({ ...instance, memoryMb: queryMb }, 'lookup'),
        );
        const connection = await own.connect();
        try {
          return await interruptible(connection, { signal, timeoutMs }, () =>
            lookupValues(connection, literals, tables),
          );
        } finally {
          connection.closeSync();
          own.closeSync();
        }
      }),
    load: (plan, target, load) =>
      slots.hold(importMb, load.signal, () =>
        loadTable(plan, target, { ...load, instance: { ...instance, memoryMb: importMb } }),
      ),
    release: async (scope) => scopes.release(scope),
    close: async () => scopes.close(),
  };
}
