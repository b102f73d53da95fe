import { access } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { assert } from '#lib/base/index.ts';
import { type AdkClient, adkClient, maskAdk } from './testing/adk-client.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

const app = 'data_analysis_assistant';

let started: TestServer;
let client: AdkClient;
beforeAll(async () => {
  started = await startTestServer();
  client = adkClient(started.server);
});
afterAll(() => started.close());

let user = '';
let sessions = '';
let files = '';
beforeEach(async () => {
  user = crypto.randomUUID();
  sessions = `/apps/${app}/users/${user}/sessions`;
  files = `${sessions}/s/artifacts`;
  await client.call('POST', `${sessions}/s`);
});

const ask = async (method: string, path: string, body?: unknown) => {
  const { status, json } = await client.call(method, path, body === undefined ? {} : { body });
  return [status, maskAdk(json)];
};
const save = async (filename: string, artifact: unknown, more: object = {}) =>
  ask('POST', files, { filename, artifact, ...more });
const versionOf = (version: number, place: string, more: object = {}) => ({
  version,
  canonicalUri: `plotline://apps/${app}/users/#1/${place}/versions/${version}`,
  customMetadata: {},
  createTime: 0,
  ...more,
});
const png = { inlineData: { mimeType: 'image/png', data: '-_8' } };
const table = (text: string) => ({
  inlineData: { mimeType: 'text/csv; charset=utf-8', data: Buffer.from(text).toString('base64url') },
});
const gone = [404, { detail: 'Artifact not found' }];

test('an artifact keeps all its versions, text and bytes, under a name with slashes', async () => {
  const place = 'sessions/s/artifacts/charts/by%20%C3%BC.json';
  const first = versionOf(0, place);
  const second = versionOf(1, place, { customMetadata: { k: null }, mimeType: 'image/png' });
  expect(await save('charts/by ü.json', { text: 'one' })).toEqual([200, first]);
  expect(await save('charts/by ü.json', png, { custom_metadata: { k: null } })).toEqual([200, second]);
  const stored = { inlineData: { data: '-_8=', mimeType: 'image/png' } };
  for (const name of ['charts/by%20%C3%BC.json', 'charts%2Fby%20%C3%BC.json']) {
    const path = `${files}/${name}`;
    expect(await ask('GET', path)).toEqual([200, stored]);
    expect(await ask('GET', `${path}?version=0`)).toEqual([200, { text: 'one' }]);
    expect(await ask('GET', `${path}/versions`)).toEqual([200, [0, 1]]);
    expect(await ask('GET', `${path}/versions/0`)).toEqual([200, { text: 'one' }]);
    expect(await ask('GET', `${path}/versions/latest`)).toEqual([200, stored]);
    expect(await ask('GET', `${path}/versions/metadata`)).toEqual([200, [first, second]]);
    expect(await ask('GET', `${path}/versions/latest/metadata`)).toEqual([200, second]);
    expect(await ask('GET', `${path}/versions/0/metadata`)).toEqual([200, first]);
  }
  expect(await ask('GET', files)).toEqual([200, ['charts/by ü.json']]);
  expect(await ask('DELETE', `${files}/charts/by%20%C3%BC.json`)).toEqual([200, null]);
  expect(await ask('GET', `${files}/charts/by%20%C3%BC.json`)).toEqual(gone);
});

test('what is not there is said in ADK’s words', async () => {
  const invalid = [422, { detail: 'Invalid version ID' }];
  expect(await ask('GET', `${files}/x`)).toEqual(gone);
  expect(await ask('GET', `${files}/x/versions`)).toEqual([200, []]);
  expect(await ask('GET', `${files}/x/versions/metadata`)).toEqual([200, []]);
  expect(await ask('GET', `${files}/x/versions/0`)).toEqual(gone);
  expect(await ask('GET', `${files}/x/versions/0/metadata`)).toEqual([
    404,
    { detail: 'Artifact version not found' },
  ]);
  expect(await ask('GET', `${files}/x/versions/last`)).toEqual(invalid);
  expect(await ask('GET', `${files}/x/versions/last/metadata`)).toEqual(invalid);
  expect(await ask('DELETE', `${files}/x`)).toEqual([200, null]);
});

test.each([
  ['nothing', 'x', {}, 'Artifact must have either inline_data or text content.'],
  [
    'a reference',
    'x',
    { fileData: { fileUri: 'gs://b/o' } },
    'Artifact must have either inline_data or text content.',
  ],
  [
    'a name that leads out',
    'a/../../e',
    { text: 'x' },
    "Artifact filename 'a/../../e' must not contain parent traversal.",
  ],
  [
    'a name that begins at the top',
    'user:/etc/x',
    { text: 'x' },
    "Absolute artifact filename 'user:/etc/x' is not permitted; provide a path relative to the storage scope.",
  ],
  ['a name that is none', 'user: ', { text: 'x' }, 'Artifact filename must not be empty.'],
])('%s is not saved', async (_what, name, artifact, detail) => {
  expect(await save(name, artifact)).toEqual([400, { detail }]);
  expect(await ask('GET', files)).toEqual([200, []]);
});

test('names that begin with user: are shared by the user’s sessions in the app, and by nobody else', async () => {
  const shared = 'artifacts/user%3Anotes.txt';
  expect(await save('user:notes.txt', { text: 'mine' })).toEqual([200, versionOf(0, shared)]);
  const other = `${sessions}/not there yet/artifacts`;
  expect(await ask('POST', other, { filename: 'a', artifact: { text: '' } })).toEqual([
    200,
    versionOf(0, 'sessions/not%20there%20yet/artifacts/a'),
  ]);
  expect(await ask('GET', other)).toEqual([200, ['a', 'user:notes.txt']]);
  expect(await ask('GET', `${other}/user:notes.txt`)).toEqual([200, { text: 'mine' }]);
  const stranger = files.replace(user, crypto.randomUUID());
  expect(await ask('GET', stranger)).toEqual([200, []]);
  expect(await ask('GET', `${stranger}/user:notes.txt`)).toEqual(gone);
  expect(await ask('GET', `${files.replace(app, 'another')}/user:notes.txt`)).toEqual(gone);
  expect(await ask('DELETE', `${other}/user:notes.txt`)).toEqual([200, null]);
  expect(await ask('GET', `${files}/user:notes.txt`)).toEqual(gone);
});

test('a session takes its artifacts along when it goes, on the disk too', async () => {
  await save('a', png);
  await save('user:b', png);
  const { stores, files: disk } = started.server.services;
  const owner = await stores.users.findOnWire(user);
  assert(owner, 'The user is there.');
  const scope = { app, userId: owner.id, session: 's' };
  const [own] = await stores.artifacts.list(scope);
  assert(own, 'The artifact is there.');
  await access(disk.path(own.key));
  await client.call('DELETE', `${sessions}/s`);
  expect(await stores.artifacts.list(scope)).toEqual([]);
  await expect(access(disk.path(own.key))).rejects.toThrow();
  expect(await stores.artifacts.listNames({ ...scope, session: null })).toEqual(['user:b']);
});

test('a table becomes a dataset of the session; a newer version takes its place; the user’s goes with its session', async () => {
  const { stores, imports } = started.server.services;
  const owner = await stores.users.findOnWire(user);
  assert(owner, 'The user is there.');
  const session = await stores.sessions.findByAdkId(app, owner.id, 's');
  assert(session, 'The session is there.');
  const read = async () => {
    await Promise.all(imports.all().map(({ over }) => over));
    const attached = await stores.datasets.listBySession(session.id);
    return attached.map((one) => [one.table, one.dataset.status, one.dataset.contents?.rowCount]);
  };
  await save('data/costs.csv', table('cloud,cost\na,1\nb,2\n'));
  expect(await read()).toEqual([['costs', 'ready', 2]]);
  await save('data/costs.csv', table('cloud,cost\na,1\nb,2\nc,3\n'));
  expect(await read()).toEqual([['costs', 'ready', 3]]);
  expect((await save('data/costs.csv', table('')))[0]).toBe(422);
  expect(await read()).toEqual([['costs', 'ready', 3]]);
  const { json } = await client.call('GET', `${sessions}/s`);
  expect(json).toMatchObject({ events: [], lastUpdateTime: session.createdAt / 1000 });
  expect(await save('costs.csv', table(''))).toEqual([
    422,
    { detail: 'The file is empty. Send one with data in it.' },
  ]);
  expect(await ask('GET', files)).toEqual([200, ['data/costs.csv']]);
  await client.call('DELETE', `${files}/data/costs.csv`);
  expect(await read()).toEqual([]);
  expect(await stores.datasets.listByUser(owner.id)).toEqual([]);
  await save('costs.csv', table('a\n1\n'));
  expect(await read()).toEqual([['costs', 'ready', 1]]);
  await client.call('DELETE', `${sessions}/s`);
  expect(await stores.datasets.listByUser(owner.id)).toEqual([]);
});

test('an artifact of megabytes is read as it was saved', async () => {
  const bytes = Buffer.alloc(2_000_001, 'ÿ>?');
  const text = `"${'ü😀'.repeat(300_000)}`;
  expect((await save('a', { inlineData: { data: bytes.toString('base64') } }))[0]).toBe(200);
  expect((await save('b', { text }))[0]).toBe(200);
  const data = bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_');
  const mimeType = 'application/octet-stream';
  expect(await ask('GET', `${files}/a`)).toEqual([200, { inlineData: { data, mimeType } }]);
  expect(await ask('GET', `${files}/b/versions/0`)).toEqual([200, { text }]);
});

test('of bodies that come at once no more are taken than there is room for, and then others again', async () => {
  const half = { headers: { 'content-type': 'application/json' }, method: 'POST', duplex: 'half' as const };
  const waiting = Array.from({ length: 20 }, () => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const init = { ...half, body: readable };
    const answer = client.answer(new Request(`http://127.0.0.1:3000${files}`, init));
    return { writer, answer };
  });
  const blanks = new Uint8Array(16_000_000).fill(32);
  for (const { writer } of waiting) await writer.write(blanks).catch(() => null);
  const nothing = Buffer.from('{"filename":"a","artifact":{}}');
  for (const { writer } of waiting) {
    await writer.write(nothing).catch(() => null);
    await writer.close().catch(() => null);
  }
  const answers = await Promise.all(waiting.map(({ answer }) => answer));
  const statuses = answers.map(({ status }) => status);
  expect([
    statuses.filter((one) => one === 400).length,
    statuses.filter((one) => one === 429).length,
  ]).toEqual([16, 4]);
  expect(answers.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('2');
  expect((await save('a', { text: 'x' }))[0]).toBe(200);
});

test('what is too large is refused with how much may come', async () => {
  const body = { filename: 'x', artifact: { text: 'x'.repeat(33 * 1024 * 1024) } };
  expect(await ask('POST', files, body)).toEqual([413, { detail: 'An artifact may have 32 MB at most.' }]);
  body.artifact.text += body.artifact.text;
  expect(await ask('POST', files, body)).toEqual([413, { detail: 'The body may have 48 MB at most.' }]);
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: new Blob(['[', '1,'.repeat(5_000_000), '1]']).stream(),
    duplex: 'half',
  };
  const chunked = new Request(`http://127.0.0.1:3000${sessions}`, init);
  expect((await client.answer(chunked)).status).toBe(413);
  expect(await ask('GET', files)).toEqual([200, []]);
});
