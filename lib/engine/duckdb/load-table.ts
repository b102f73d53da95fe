import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { PlotlineError } from '#lib/base/index.ts';
import type { Column } from '#lib/datasets/index.ts';
import type { LoadOutcome } from '../engine.ts';
import type { LoadPlan } from '../load-plan.ts';
import { toFailure } from './failure.ts';
import { interruptible } from './interruptible.ts';
import { profileTable } from './profile-table.ts';
import { readCsvSql } from './read-csv-sql.ts';
import { type InstanceOptions, settings } from './scope-instances.ts';
import { identifier, literal } from './sql-text.ts';
import { toColumn } from './to-column.ts';
import { typedValueSql } from './typed-value-sql.ts';
import { valueIndexPath, writeValueIndex } from './value-index.ts';

export type LoadOptions = { signal?: AbortSignal; onProgress?: (done: number, total: number) => void };

/** Loads a source into `target` and its value index; both appear only when they are whole. */
export async function loadTable(
  plan: LoadPlan,
  target: string,
  options: LoadOptions & { instance: InstanceOptions },
): Promise<LoadOutcome> {
  const name = randomUUID();
  const temporary = `${target}.${name}.tmp`;
  const settled = settings(options.instance, name);
  await mkdir(dirname(target), { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', settled);
  const connection = await instance.connect();
  try {
    const outcome = await interruptible(connection, options, () =>
      run(connection, plan, { ...options, temporary }),
    );
    await rename(valueIndexPath(temporary), valueIndexPath(target));
    await rename(temporary, target);
    return outcome;
  } catch (error) {
    throw asLoadFailure(error);
  } finally {
    connection.closeSync();
    instance.closeSync();
    for (const path of [temporary, valueIndexPath(temporary), settled.temp_directory]) {
      if (path) await rm(path, { recursive: true, force: true });
    }
  }
}

async function run(
  connection: DuckDBConnection,
  plan: LoadPlan,
  options: LoadOptions & { temporary: string },
): Promise<LoadOutcome> {
  const { size } = await stat(plan.source);
  const progress = watchProgress(connection, (share) => options.onProgress?.(Math.round(share * size), size));
  try {
    const misfits = await copy(connection, plan, options.temporary);
    const columns = await columnsOf(connection, options.temporary);
    const profile = await profileTable(connection, options.temporary, columns);
    await writeValueIndex(connection, options.temporary, {
      columns,
      target: valueIndexPath(options.temporary),
    });
    options.onProgress?.(size, size);
    return { rowCount: profile.rowCount, columns, profile, misfits };
  } finally {
    clearInterval(progress);
  }
}

function watchProgress(connection: DuckDBConnection, report: (share: number) => void): NodeJS.Timeout {
  return setInterval(() => {
    const { percentage } = connection.progress;
    if (percentage > 0) report(Math.min(percentage, 100) / 100);
  }, 200);
}

/**
 * Writes the typed columns as Parquet. A value that its type can't hold takes a number from the column's
 * sequence: so the misfits are counted in the same pass, at no price where there are none.
 */
async function copy(
  connection: DuckDBConnection,
  plan: LoadPlan,
  target: string,
): Promise<Record<string, number>> {
  for (const index of plan.columns.keys()) await connection.run(`CREATE SEQUENCE misfit${index}`);
  const columns = plan.columns.map((column, index) => {
    const source = `c${index}`;
    const typed = typedValueSql(column, source);
    if (typed === source) return `${source} AS ${identifier(column.name)}`;
    const none = `CASE WHEN ${source} IS NOT NULL AND nextval('misfit${index}') < 0 THEN CAST(NULL AS ${column.sqlType}) END`;
    return `coalesce(${typed}, ${none}) AS ${identifier(column.name)}`;
  });
  const select = `SELECT ${columns.join(', ')} FROM ${readCsvSql(plan)}`;
  await connection.run('SET enable_progress_bar = true; SET enable_progress_bar_print = false');
  await connection.run(`COPY (${select}) TO ${literal(target)} (FORMAT parquet, COMPRESSION zstd)`);
  return countMisfits(connection, plan);
}

async function countMisfits(connection: DuckDBConnection, plan: LoadPlan): Promise<Record<string, number>> {
  const reader = await connection.runAndReadAll('SELECT sequence_name, last_value FROM duckdb_sequences()');
  const counts = new Map(reader.getRows().map(([name, last]) => [String(name), Number(last ?? 0)]));
  return Object.fromEntries(plan.columns.map(({ name }, index) => [name, counts.get(`misfit${index}`) ?? 0]));
}

async function columnsOf(connection: DuckDBConnection, parquet: string): Promise<Column[]> {
  const result = await connection.run(`SELECT * FROM read_parquet(${literal(parquet)}) LIMIT 0`);
  const types = result.columnTypes();
  return result.columnNames().flatMap((name, index) => {
    const type = types[index];
    return type ? [toColumn(name, type)] : [];
  });
}

function asLoadFailure(error: unknown): PlotlineError {
  const failure = toFailure(error);
  if (failure.code !== 'sql_failed') return failure;
  const message =
    'The file could not be read as a table. Check that every line has the same separators and quotes.';
  return new PlotlineError('file_unreadable', message, { cause: error });
}
