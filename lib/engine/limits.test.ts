import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EngineFixture, integer, openEngineFixture } from './engine-fixture.ts';
import { createDuckDbEngine, type QueryOptions, type TableRef } from './index.ts';

let fixture: EngineFixture;
let table: TableRef;

beforeAll(async () => {
  fixture = await openEngineFixture();
  ({ table } = await fixture.load('one', 'n\n1\n', [integer('n')]));
});
afterAll(() => fixture.close());

const endless = 'SELECT sum(a.range * b.range) FROM range(100000000) a, range(100000000) b';
const endlessRows = 'SELECT a.range FROM range(100000000) a, range(10000) b';
const run = (sql: string, options: Partial<QueryOptions> = {}) =>
  fixture.engine.query(sql, { scope: 'one', tables: [table], ...options });

test.each([endless, endlessRows])('stops at the time limit: %s', async (sql) => {
  await expect(run(sql, { timeoutMs: 100 })).rejects.toMatchObject({
    code: 'query_timeout',
    message: 'The query took longer than 0.1 s and was stopped. Filter first, or group more coarsely.',
  });
});

test.each([endless, endlessRows])('stops when told to: %s', async (sql) => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 50);
  await expect(run(sql, { signal: stop.signal })).rejects.toMatchObject({ code: 'stopped' });
});

test('does not start when told to stop before', async () => {
  await expect(run('SELECT 1', { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'stopped' });
});

test('stops while it waits for its turn', async () => {
  const stop = new AbortController();
  const others = Array.from({ length: 6 }, () =>
    run(endless, { signal: stop.signal }).catch((error) => error.code),
  );
  const mine = new AbortController();
  const waiting = run('SELECT 1', { signal: mine.signal });
  mine.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'stopped' });
  stop.abort();
  expect(await Promise.all(others)).toEqual(Array(6).fill('stopped'));
});

test('says so when a query needs too much memory, and goes on', async () => {
  const greedy = "SELECT length(string_agg(repeat('x', 1000), '')) FROM range(1000000)";
  await expect(run(greedy)).rejects.toMatchObject({ code: 'query_memory' });
  expect((await run('SELECT n FROM one')).rows).toEqual([[1]]);
});

test('an export that nobody reads to its end gives its place back', async () => {
  for (let time = 0; time < 8; time += 1) {
    for await (const piece of fixture.engine.exportCsv(endlessRows, { scope: 'one', tables: [table] })) {
      if (piece.length > 0) break;
    }
  }
  expect((await run('SELECT n FROM one')).rows).toEqual([[1]]);
});

test('keeps few instances and still answers every scope', async () => {
  const engine = createDuckDbEngine({ memoryMb: 256, tempDirectory: fixture.folder, maxInstances: 2 });
  const scopes = Array.from({ length: 6 }, (_, index) => `scope ${index}`);
  const answers = await Promise.all(
    [...scopes, ...scopes].map((scope) =>
      engine.query(`SELECT n, '${scope}' FROM one`, { scope, tables: [table] }),
    ),
  );
  expect(answers.map(({ rows }) => rows[0]?.[1])).toEqual([...scopes, ...scopes]);
  await engine.close();
});
