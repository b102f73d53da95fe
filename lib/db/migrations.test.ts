import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, test } from 'vitest';
import { SessionId, UserId } from '#lib/base/index.ts';
import { createSqliteStores } from './index.ts';
import * as first from './migrations/2026-11-21-first.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';

test('artifacts of a database of the first day are found after the update', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plotline-migrations-'));
  const [userId, sessionId] = [UserId.create(), SessionId.create()];
  await openFirst(join(folder, 'd.db'), [
    `insert into users values ('${userId}', 'hash', 1)`,
    `insert into sessions values ('${sessionId}', 'app', '${userId}', 'given', 'T', null, 1, 2, 3)`,
    `insert into artifacts values ('${sessionId}', 'chart.json', 0, 'application/json', 7, 'k/0', 4)`,
  ]);
  const stores = await createSqliteStores(join(folder, 'd.db'));
  const scope = { app: 'app', userId, session: 'given' };
  expect(await stores.artifacts.list(scope)).toEqual([
    {
      ...scope,
      name: 'chart.json',
      version: 0,
      kind: 'bytes',
      mimeType: 'application/json',
      bytes: 7,
      key: 'k/0',
      customMetadata: {},
      createdAt: 4,
    },
  ]);
  expect(await stores.users.findByTokenHash('hash')).toBe(userId);
  await stores.close();
  await rm(folder, { recursive: true });
});

async function openFirst(path: string, statements: readonly string[]): Promise<void> {
  const handle = new DatabaseSync(path);
  const db = new Kysely<unknown>({ dialect: createSqliteDialect(handle).dialect });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ '2026-11-21-first': first }) },
  });
  await migrator.migrateToLatest();
  for (const statement of statements) handle.exec(statement);
  await db.destroy();
}
