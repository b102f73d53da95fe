import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { rememberHandle } from './ask.ts';
import * as first from './migrations/2026-11-21-first.ts';
import * as wire from './migrations/2026-11-21-wire.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';
import type { Tables } from './tables.ts';

/** Opens (or makes) the SQLite database and brings it to the newest migration. `:memory:` keeps nothing. */
export async function openDatabase(path: string): Promise<Kysely<Tables>> {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const opened = new DatabaseSync(path);
  opened.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000;');
  // 32 MB instead of 4: pages that many small commits write again and again go to the database once.
  opened.exec('pragma wal_autocheckpoint = 8000;');
  const { dialect, handle } = createSqliteDialect(opened);
  const database = new Kysely<Tables>({ dialect });
  rememberHandle(database, handle);
  await migrate(database);
  return database;
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ '2026-11-21-first': first, '2026-11-21-wire': wire }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
