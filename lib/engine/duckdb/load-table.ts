import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { PlotlineError } from '#lib/base/index.ts';
import type { Column } from '#lib/datasets/index.ts';
import type { LoadOutcome } from '../engine.ts';
import type { LoadPlan } from '../load-plan.ts';
import { copyTable } from './copy-table.ts';
import { toFailure } from './failure.ts';
import { type InstanceSettings, instanceConfig } from './instance-config.ts';
import { interruptible } from './interruptible.ts';
import { profileTable } from './profile-table.ts';
import { literal } from './sql-text.ts';
import { toColumn } from './to-column.ts';
import { ValueIndex, valueIndexPath } from './value-index.ts';

export type LoadOptions = { signal?: AbortSignal; onProgress?: (done: number, total: number) => void };

type Run = LoadOptions & { temporary: string };

/** Loads a source into `target` and its value index; both appear only when they are whole. */
export async function loadTable(
  plan: LoadPlan,
  target: string,
  options: LoadOptions & { instance: InstanceSettings },
): Promise<LoadOutcome> {
  const temporary = `${target}.${randomUUID()}.tmp`;
  const config = instanceConfig(withRoomFor(plan, options.instance));
  try {
    await mkdir(dirname(target), { recursive: true });
    const outcome = await withInstance(config, (connection) =>
      interruptible(connection, options, () => run(connection, plan, { ...options, temporary })),
    );
    await rename(valueIndexPath(temporary), valueIndexPath(target));
    await rename(temporary, target);
    return outcome;
  } catch (error) {
    throw asLoadFailure(error);
  } finally {
    await removeAll([temporary, valueIndexPath(temporary), config.temp_directory]);
  }
}

/**
 * DuckDB counts about 1 MB for each column that it writes, nearly all of which is never touched: 1000 columns
 * take 200 MB of the process, but are refused under a limit of 512 MB.
 */
function withRoomFor({ columns }: LoadPlan, settings: InstanceSettings): InstanceSettings {
  return { ...settings, memoryMb: settings.memoryMb + Math.max(0, columns.length - 50) };
}

async function withInstance<T>(
  config: Record<string, string>,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', config);
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The share of the whole that writing the Parquet takes; profiling the columns is the rest. */
const copyShare = 0.5;

async function run(connection: DuckDBConnection, plan: LoadPlan, options: Run): Promise<LoadOutcome> {
  const { size } = await stat(plan.source);
  const report = (share: number) => options.onProgress?.(Math.round(share * size), size);
  const { rowCount, misfits } = await withProgress(connection, report, () =>
    copyTable(connection, plan, options.temporary),
  );
  const source = `read_parquet(${literal(options.temporary)})`;
  const columns = await columnsOf(connection, source);
  const index = new ValueIndex(connection, columns);
  await index.open();
  let done = 0;
  const profile = await profileTable(connection, source, {
    rowCount,
    columns,
    onColumn: async (values) => {
      await index.add(values);
      done += 1;
      report(copyShare + (1 - copyShare) * (done / columns.length));
    },
  });
  await index.write(valueIndexPath(options.temporary));
  report(1);
  return { rowCount, columns, profile, misfits };
}

async function withProgress<T>(
  connection: DuckDBConnection,
  report: (share: number) => void,
  work: () => Promise<T>,
): Promise<T> {
  await connection.run(
    'SET enable_progress_bar = true; SET enable_progress_bar_print = false; SET parquet_metadata_cache = true',
  );
  const timer = setInterval(() => {
    const { percentage } = connection.progress;
    if (percentage > 0) report((copyShare * Math.min(percentage, 100)) / 100);
  }, 200);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

async function columnsOf(connection: DuckDBConnection, source: string): Promise<Column[]> {
  const result = await connection.run(`SELECT * FROM ${source} LIMIT 0`);
  const types = result.columnTypes();
  return result.columnNames().flatMap((name, index) => {
    const type = types[index];
    return type ? [toColumn(name, type)] : [];
  });
}

function asLoadFailure(error: unknown): PlotlineError {
  const failure = toFailure(error);
  if (failure.code === 'query_memory') return tooBig(error);
  if (failure.code !== 'sql_failed') return failure;
  const message =
    'The file could not be read as a table. Check that every line has the same separators and quotes.';
  return new PlotlineError('file_unreadable', message, { cause: error });
}

function tooBig(cause: unknown): PlotlineError {
  const message =
    'The file needs more memory than an import may use. Raise PLOTLINE_IMPORT_MEMORY_MB, or split the file.';
  return new PlotlineError('query_memory', message, { cause });
}

async function removeAll(paths: readonly (string | undefined)[]): Promise<void> {
  for (const path of paths) if (path) await rm(path, { recursive: true, force: true });
}
