import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { assert, SessionId } from '#lib/base/index.ts';
import { importBytes } from '#lib/usecases/index.ts';
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
beforeEach(() => {
  user = `user ${crypto.randomUUID()}`;
  sessions = `/apps/${app}/users/${encodeURIComponent(user)}/sessions`;
});

const ask = async (method: string, path: string, body?: unknown) => {
  const { status, json } = await client.call(method, path, body === undefined ? {} : { body });
  return [status, maskAdk(json)];
};

test('a browser’s user is acted for where it lets programs in, and never taken for another', async () => {
  const browser = started.browser();
  await browser.open();
  const { userId } = await browser.get<{ userId: string }>('/api/me');
  sessions = `/apps/${app}/users/${userId}/sessions`;
  const closed = [
    403,
    {
      detail:
        'This is the user of a browser who does not let the API in. Switch it on there, under Settings → API.',
    },
  ];
  for (const method of ['GET', 'POST']) expect(await ask(method, sessions)).toEqual(closed);
  for (const method of ['GET', 'DELETE']) {
    expect(await ask(method, `${sessions}/${browser.session()}`)).toEqual(closed);
  }
  await browser.send('PATCH', '/api/me', { body: { apiAccess: true } });
  const events = [{ author: 'user', content: { parts: [{ text: 'How  many?' }] } }];
  expect((await ask('POST', sessions, { sessionId: 'mine', events }))[0]).toBe(200);
  const { json } = await client.call('GET', sessions);
  expect(json).toMatchObject([{ id: browser.session(), events: [] }, { id: 'mine' }]);
  const listed = await browser.get<{ title: string }[]>('/api/sessions');
  expect(listed.map(({ title }) => title).sort()).toEqual(['How many?', 'New session']);
});

test.each([
  ['text/html\r\nset-cookie: a=b', 'application/octet-stream'],
  ['text/plain; name=ü€', 'application/octet-stream'],
  ['', 'application/octet-stream'],
  ['text/csv; charset=utf-8', 'text/csv; charset=utf-8'],
])('a file that a program calls %j is kept as %j', async (mimeType, type) => {
  const browser = started.browser();
  await browser.open();
  const { userId } = await browser.get<{ userId: string }>('/api/me');
  await browser.send('PATCH', '/api/me', { body: { apiAccess: true } });
  const files = `/apps/${app}/users/${userId}/sessions/${browser.session()}/artifacts`;
  const name = 'a"/é\u202e.html';
  const artifact = { inlineData: { mimeType, data: Buffer.from('a\n1\n').toString('base64') } };
  expect((await client.call('POST', files, { body: { filename: name, artifact } })).status).toBe(200);
  const path = `/api/sessions/${browser.session()}/artifacts/${name.split('/').map(encodeURIComponent).join('/')}`;
  const { status, headers } = await browser.send('GET', path);
  expect([status, headers.get('content-type')]).toEqual([200, type]);
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="__.html"; filename*=UTF-8''%C3%A9%E2%80%AE.html`,
  );
});

test('a program’s table never takes the place of the person’s own of the same name', async () => {
  const browser = started.browser();
  await browser.open();
  const { userId } = await browser.get<{ userId: string }>('/api/me');
  await browser.send('PATCH', '/api/me', { body: { apiAccess: true } });
  const files = `/apps/${app}/users/${userId}/sessions/${browser.session()}/artifacts`;
  const { services } = started.server;
  const session = await services.stores.sessions.find(SessionId.schema.parse(browser.session()));
  assert(session, 'The session is there.');
  const bytes = Buffer.from('mine\n1\n2\n3\n');
  await importBytes({ userId: session.userId }, { session, name: 'costs.csv', bytes }, services);
  const read = async () => {
    await Promise.all(services.imports.all().map(({ over }) => over));
    const attached = await services.stores.datasets.listBySession(session.id);
    return attached.map(({ table, dataset }) => [table, dataset.contents?.rowCount]);
  };
  const save = (text: string) => {
    const inlineData = { mimeType: 'text/csv', data: Buffer.from(text).toString('base64') };
    return client.call('POST', files, { body: { filename: 'costs.csv', artifact: { inlineData } } });
  };
  await save('a\n1\n');
  await save('a\n1\n2\n');
  expect(await read()).toEqual([
    ['costs', 3],
    ['costs_2', 2],
  ]);
  await client.call('DELETE', `${files}/costs.csv`);
  expect(await read()).toEqual([['costs', 3]]);
});

test('who follows a session sees at once what a program changes in it', async () => {
  await client.call('POST', `${sessions}/s`);
  const { stores, bus } = started.server.services;
  const owner = await stores.users.findOnWire(user);
  if (!owner) throw new Error('There is no such user');
  const stored = await stores.sessions.findByAdkId(app, owner.id, 's');
  const seen: unknown[] = [];
  bus.subscribe(SessionId.schema.parse(stored?.id), (frame) => seen.push(frame));
  await client.call('PATCH', `${sessions}/s`, { body: { stateDelta: { k: 1 } } });
  expect(seen).toMatchObject([
    { type: 'event', data: { author: 'user', actions: { stateDelta: { k: 1 } } } },
  ]);
});

test('a session of an app with data has them, shown to nobody as an event; without room there is no session', async () => {
  const { stores, imports, settings } = started.server.services;
  const own = `/apps/finops-cost-data-analyst/users/${encodeURIComponent(user)}/sessions`;
  const { storageBytes } = settings;
  settings.storageBytes = 1;
  expect((await ask('POST', `${own}/s`))[0]).toBe(507);
  settings.storageBytes = storageBytes;
  expect(await ask('GET', own)).toEqual([200, []]);
  await client.call('POST', `${own}/s`);
  await client.call('POST', `${own}/t`);
  await Promise.all(imports.all().map(({ over }) => over));
  const owner = await stores.users.findOnWire(user);
  if (!owner) throw new Error('There is no such user');
  expect((await stores.datasets.listByUser(owner.id)).map(({ name, status }) => [name, status])).toEqual([
    ['cloud-costs.csv', 'ready'],
  ]);
  for (const id of ['s', 't']) {
    const session = await stores.sessions.findByAdkId('finops-cost-data-analyst', owner.id, id);
    const { json } = await client.call('GET', `${own}/${id}`);
    expect(json).toMatchObject({ events: [], lastUpdateTime: Number(session?.createdAt) / 1000 });
  }
  const { json } = await client.call('GET', own);
  expect(json).toMatchObject([{ id: 's' }, { id: 't' }]);
  await client.call('DELETE', `${own}/s`);
  await client.call('DELETE', `${own}/t`);
  expect(await stores.datasets.listByUser(owner.id)).toHaveLength(1);
});
