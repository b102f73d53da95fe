import { availableParallelism } from 'node:os';
import type { Engine, TableRef } from '../engine.ts';
import { answerQuery, downloadQuery } from './answer-query.ts';
import { loadTable } from './load-table.ts';
import { LockedInstances, type View } from './locked-instances.ts';
import { LockedRunner } from './locked-runner.ts';
import { lookupValues, withIndex } from './lookup.ts';
import { readRows, rowViews } from './read-rows.ts';
import { ResultCache } from './result-cache.ts';
import { RowOrders } from './row-orders.ts';
import { Slots } from './slots.ts';
import { openSpillDirectory } from './spill-directory.ts';
import { literal } from './sql-text.ts';
import { valueIndexPath } from './value-index.ts';

export type DuckDbEngineOptions = {
  /** MB that all queries and imports together may use. */
  memoryMb: number;
  /** Of it, one import's part. Default 256. */
  importMemoryMb?: number;
  /** Threads of one query or import. Default: the machine's, at most 4. */
  threads?: number;
  /** Where queries and imports spill to, and where orders of rows are kept, in a folder of this process' own. */
  tempDirectory: string;
  /** Default 30 s. */
  queryTimeoutMs?: number;
  /** Instances of sessions kept open. Default 64. */
  maxInstances?: number;
};

const resultCacheBytes = 16 * 2 ** 20;
const rowOrderBytes = 512 * 2 ** 20;
const waitMs = 60_000;

/** The engine on DuckDB, in this process. See `Engine` for what it promises. */
export function createDuckDbEngine(options: DuckDbEngineOptions): Engine {
  const { importMb, queryMb, threads } = shareOut(options);
  const slots = new Slots({ budgetMb: options.memoryMb, queue: 500, waitMs });
  const spill = openSpillDirectory(options.tempDirectory);
  const instance = { memoryMb: queryMb, threads, spillDirectory: spill.path };
  const limits = { slots, queryMb, timeoutMs: options.queryTimeoutMs ?? 30_000 };
  const sessions = new LockedInstances({
    ...instance,
    most: options.maxInstances ?? 64,
    viewsOf: tableViews,
  });
  const grids = new LockedInstances({ ...instance, most: 16, viewsOf: rowViews });
  const asking = { runner: new LockedRunner(sessions, limits), cache: new ResultCache(resultCacheBytes) };
  const downloading = { runner: asking.runner, places: new Slots({ budgetMb: 2, queue: 50, waitMs }) };
  const paging = {
    runner: new LockedRunner(grids, limits),
    orders: new RowOrders(spill.path, rowOrderBytes),
  };
  return {
    query: (sql, query) => answerQuery(asking, sql, query),
    exportCsv: (sql, query) => downloadQuery(downloading, sql, query),
    rows: (table, page) => readRows(paging, table, page),
    lookup: async (literals, access) => {
      const indexed = await withIndex(access.tables);
      if (literals.length === 0 || indexed.length === 0) return [];
      return asking.runner.run(access, (connection) => lookupValues(connection, literals, indexed));
    },
    load: (plan, target, load) =>
      slots.hold(importMb, load.signal, () =>
        loadTable(plan, target, { ...load, instance: { ...instance, memoryMb: importMb } }),
      ),
    release: async (scope) => sessions.release(scope),
    close: async () => {
      for (const instances of [sessions, grids]) instances.close();
      await spill.remove();
    },
  };
}

/**
 * Each query gets the same part of what an import leaves, and only about as many run at once as there are
 * processors (and fewer than the four threads that Node has for files and DuckDB alike).
 */
function shareOut(options: DuckDbEngineOptions) {
  const processors = availableParallelism();
  const atOnce = Math.max(2, Math.min(3, processors));
  const importMb = Math.min(options.importMemoryMb ?? 256, options.memoryMb);
  const queryMb = Math.max(64, Math.floor((options.memoryMb - importMb) / atOnce));
  return { importMb, queryMb, threads: options.threads ?? Math.min(4, processors) };
}

/** A session's instance may also read the tables' value indexes, for look-ups; no SQL from outside can name them. */
function tableViews({ table, parquet }: TableRef): View[] {
  const files = [parquet, valueIndexPath(parquet)];
  return [{ name: table, select: `SELECT * FROM read_parquet(${literal(parquet)})`, files }];
}
