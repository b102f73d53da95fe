import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { TableRef } from '../engine.ts';
import { toFailure } from './failure.ts';
import { type InstanceSettings, instanceConfig } from './instance-config.ts';
import { identifier, literalList } from './sql-text.ts';

/** A view that a locked instance has, and the files it makes readable; `otherwise` where `select` is not possible. */
export type View = { name: string; select: string; otherwise?: string; files: readonly string[] };

export type LockedOptions = InstanceSettings & {
  /** Instances kept open beyond their use. */
  most: number;
  viewsOf(table: TableRef): readonly View[];
};

type Entry = { key: string; instance: Promise<DuckDBInstance>; users: number; retired: boolean };

/**
 * One locked DuckDB for each scope, with views over its tables and no way to anything else. The least recently
 * used are closed beyond `most`; other tables, or another version of one, make a new one.
 */
export class LockedInstances {
  private readonly entries = new Map<string, Entry>();
  private readonly options: LockedOptions;

  constructor(options: LockedOptions) {
    this.options = options;
  }

  /** Lends a connection of the scope's instance until the caller calls `done`. */
  async connect(
    scope: string,
    tables: readonly TableRef[],
  ): Promise<{ connection: DuckDBConnection; done(): void }> {
    const entry = this.entryOf(scope, tables);
    entry.users += 1;
    try {
      const connection = await (await entry.instance).connect();
      return { connection, done: () => this.giveBack(entry, connection) };
    } catch (error) {
      this.drop(scope, entry);
      this.leave(entry);
      throw toFailure(error);
    }
  }

  release(scope: string): void {
    const entry = this.entries.get(scope);
    if (entry) this.drop(scope, entry);
  }

  close(): void {
    for (const [scope, entry] of this.entries) this.drop(scope, entry);
  }

  private entryOf(scope: string, tables: readonly TableRef[]): Entry {
    const key = keyOf(tables);
    const old = this.entries.get(scope);
    if (old?.key === key) {
      this.entries.delete(scope);
      this.entries.set(scope, old);
      return old;
    }
    if (old) this.drop(scope, old);
    const views = tables.flatMap(this.options.viewsOf);
    const entry = { key, instance: openLocked(views, this.options), users: 0, retired: false };
    this.entries.set(scope, entry);
    this.trim();
    return entry;
  }

  private trim(): void {
    for (const [scope, entry] of this.entries) {
      if (this.entries.size <= this.options.most) return;
      this.drop(scope, entry);
    }
  }

  private drop(scope: string, entry: Entry): void {
    if (this.entries.get(scope) === entry) this.entries.delete(scope);
    entry.retired = true;
    if (entry.users === 0) closeWhenOpen(entry);
  }

  private giveBack(entry: Entry, connection: DuckDBConnection): void {
    // What still runs, such as a download that nobody reads on, would keep the connection from closing.
    connection.interrupt();
    connection.closeSync();
    this.leave(entry);
  }

  private leave(entry: Entry): void {
    entry.users -= 1;
    if (entry.retired && entry.users === 0) closeWhenOpen(entry);
  }
}

/** Names what the tables are and hold: two lists with the same key give the same answers. */
export function keyOf(tables: readonly TableRef[]): string {
  return JSON.stringify(tables.map(({ table, parquet, version }) => [table, parquet, version]).sort());
}

function closeWhenOpen(entry: Entry): void {
  entry.instance.then(
    (instance) => instance.closeSync(),
    () => undefined,
  );
}

async function openLocked(views: readonly View[], settings: InstanceSettings): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(':memory:', instanceConfig(settings));
  try {
    const connection = await instance.connect();
    await lock(connection, views, settings.memoryMb);
    connection.closeSync();
    return instance;
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

/** The order matters: an allow-list can't be made after external access is off. */
async function lock(connection: DuckDBConnection, views: readonly View[], memoryMb: number): Promise<void> {
  const files = views.flatMap((view) => view.files);
  await connection.run(`SET allowed_paths = ${literalList(files)};
    SET enable_external_access = false;
    SET GLOBAL TimeZone = 'UTC';
    SET GLOBAL parquet_metadata_cache = true`);
  for (const view of views) await createView(connection, view);
  await makeRoom(connection, views, memoryMb);
  await connection.run('SET lock_configuration = true');
}

/** A row of a wide table takes blocks that are counted, but mostly not touched: half a MB a column at most. */
async function makeRoom(
  connection: DuckDBConnection,
  views: readonly View[],
  memoryMb: number,
): Promise<void> {
  let columns = 0;
  for (const { name } of views) {
    columns += (await connection.prepare(`SELECT * FROM ${identifier(name)}`)).columnCount;
  }
  if (columns > 200) await connection.run(`SET memory_limit = '${memoryMb + Math.ceil(columns / 2)}MiB'`);
}

async function createView(connection: DuckDBConnection, view: View): Promise<void> {
  const create = (select: string) => connection.run(`CREATE VIEW ${identifier(view.name)} AS ${select}`);
  try {
    await create(view.select);
  } catch (error) {
    if (view.otherwise === undefined) throw error;
    await create(view.otherwise);
  }
}
