import type { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, inTransaction } from './ask.ts';
import { openDatabase } from './open-database.ts';
import type { Tables } from './tables.ts';

let db: Kysely<Tables>;
beforeEach(async () => {
  db = await openDatabase(':memory:');
});
afterEach(() => db.destroy());

const write = (to: Kysely<Tables>, key: string) =>
  ask(to, 'insert into app_states (app, key, value) values (?, ?, ?)', ['app', key, '1']);
const keys = async (of: Kysely<Tables>) =>
  (await ask<{ key: string }>(of, 'select key from app_states order by key', [])).map(({ key }) => key);

test('who asks beside a transaction waits for its end, and never sees what is taken back', async () => {
  let beside: Promise<string[]> | undefined;
  const failing = inTransaction(db, async (inside) => {
    await write(inside, 'taken back');
    beside = keys(db);
    expect(await keys(inside)).toEqual(['taken back']);
    throw new Error('on purpose');
  });
  await expect(failing).rejects.toThrow('on purpose');
  expect(await beside).toEqual([]);
});

test('what is written beside a transaction stays when it is taken back', async () => {
  let beside: Promise<unknown> | undefined;
  const failing = inTransaction(db, async (inside) => {
    await write(inside, 'taken back');
    beside = write(db, 'kept');
    await write(inside, 'taken back, too');
    throw new Error('on purpose');
  });
  await expect(failing).rejects.toThrow('on purpose');
  await beside;
  expect(await keys(db)).toEqual(['kept']);
});

test('a transaction that is over can’t be asked', async () => {
  const over = await inTransaction(db, async (inside) => inside);
  await expect(keys(over)).rejects.toThrow();
});

test('a transaction sees rows as others do', async () => {
  await write(db, 'one');
  expect(await inTransaction(db, keys)).toEqual(['one']);
  await expect(write(db, 'one')).rejects.toThrow('UNIQUE');
  await expect(inTransaction(db, (inside) => write(inside, 'one'))).rejects.toThrow('UNIQUE');
});
