import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { TableRef } from '../engine.ts';
import { identifier, literal, literalList } from './sql-text.ts';

export type InstanceOptions = { memoryMb: number; threads: number; tempDirectory: string };

type Entry = { key: string; instance: Promise<DuckDBInstance>; users: number; retired: boolean };

/**
 * One locked DuckDB for each scope, holding a view for each of its tables. The least recently used are closed
 * beyond `most`; other tables, or another version of one, make a new one.
 */
export class ScopeInstances {
  private readonly entries = new Map<string, Entry>();
  private readonly options: InstanceOptions;
  private readonly most: number;

  constructor(options: InstanceOptions, most: number) {
    this.options = options;
    this.most = most;
  }

  /** Lends a connection of the scope's instance; it is closed when the caller calls `done`. */
  async connect(
    scope: string,
    tables: readonly TableRef[],
  ): Promise<{ connection: DuckDBConnection; done(): void }> {
    const entry = this.entryOf(scope, tables);
    entry.users += 1;
    try {
      const connection = await (await entry.instance).connect();
      return { connection, done: () => this.give(entry, connection) };
    } catch (error) {
      this.drop(scope, entry);
      this.leave(entry);
      throw error;
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
    const entry = { key, instance: openLocked(scope, tables, this.options), users: 0, retired: false };
    this.entries.set(scope, entry);
    this.trim();
    return entry;
  }

  private trim(): void {
    for (const [scope, entry] of this.entries) {
      if (this.entries.size <= this.most) return;
      this.drop(scope, entry);
    }
  }

  private drop(scope: string, entry: Entry): void {
    if (this.entries.get(scope) === entry) this.entries.delete(scope);
    entry.retired = true;
    if (entry.users === 0) closeWhenOpen(entry);
  }

  private give(entry: Entry, connection: DuckDBConnection): void {
    connection.closeSync();
    this.leave(entry);
  }

  private leave(entry: Entry): void {
    entry.users -= 1;
    if (entry.retired && entry.users === 0) closeWhenOpen(entry);
  }
}

function keyOf(tables: readonly TableRef[]): string {
  return JSON.stringify(tables.map(({ table, parquet, version }) => [table, parquet, version]).sort());
}

function closeWhenOpen(entry: Entry): void {
  entry.instance.then(
    (instance) => instance.closeSync(),
    () => undefined,
  );
}

async function openLocked(
  scope: string,
  tables: readonly TableRef[],
  options: InstanceOptions,
): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(':memory:', settings(options, scope));
  try {
    const connection = await instance.connect();
    for (const statement of lockStatements(tables)) await connection.run(statement);
    connection.closeSync();
    return instance;
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

/** Settings of every instance: no extension from outside, a fixed time zone, its own folder to spill to. */
export function settings(options: InstanceOptions, name: string): Record<string, string> {
  const folder = createHash('sha256').update(name).digest('hex').slice(0, 16);
  return {
    memory_limit: `${options.memoryMb}MiB`,
    threads: String(options.threads),
    temp_directory: join(options.tempDirectory, `duckdb-${folder}`),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    allow_persistent_secrets: 'false',
  };
}

/** The order matters: an allow-list can't be made after external access is off. */
function lockStatements(tables: readonly TableRef[]): string[] {
  return [
    "SET TimeZone = 'UTC'",
    `SET allowed_paths = ${literalList(tables.map(({ parquet }) => parquet))}`,
    'SET enable_external_access = false',
    ...tables.map(({ table, parquet }) => {
      return `CREATE VIEW ${identifier(table)} AS SELECT * FROM read_parquet(${literal(parquet)})`;
    }),
    'SET lock_configuration = true',
  ];
}
