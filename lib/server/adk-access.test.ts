import { hostname } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AdkRoute, createRoutes } from '#lib/adk/index.ts';
import { createAdkDoor } from './adk.ts';
import { createRateLimit } from './http/rate-limit.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';
import { world } from './testing/world.ts';

const token = 'a-token-of-sixteen';
const origin = 'http://127.0.0.1:3000';
const app = 'data_analysis_assistant';
const routes = createRoutes().map((route) => [`${route.method} ${route.path}`, route] as const);
const guarded = routes.filter(([, { path }]) => path !== '/health');
const ofUsers = routes.filter(([, { path }]) => path.includes('{user') || path.startsWith('/run'));

let open: TestServer;
let closed: TestServer;
/** A browser's user who lets no program in, and the session of that browser. */
let person: Who;

beforeAll(async () => {
  open = await startTestServer();
  closed = await startTestServer({ environment: { PLOTLINE_API_TOKEN: token } });
  const browser = open.browser();
  await browser.open();
  const { userId } = await browser.get<{ userId: string }>('/api/me');
  person = { user: userId, session: browser.session() };
  const sessions = `/apps/${app}/users/ada/sessions`;
  for (const server of [open, closed]) {
    const headers = { authorization: `Bearer ${token}` };
    const artifact = { filename: 'a.txt', artifact: { text: 'hers' } };
    await call(server, `POST ${sessions}/s1`, { headers, body: { secret: 1 } });
    await call(server, `POST ${sessions}/s1/artifacts`, { headers, body: artifact });
  }
});
afterAll(async () => {
  await open.close();
  await closed.close();
});

type Who = { user: string; session: string };
type Init = { headers?: Record<string, string>; body?: unknown; peer?: string };

async function call(server: TestServer, what: string, { headers, body, peer = '127.0.0.1' }: Init = {}) {
  const [method = '', path = ''] = what.split(' ');
  const response = await createAdkDoor(server.server)(
    new Request(`${origin}${path}`, {
      method,
      headers: {
        'x-plotline-peer': peer,
        'x-plotline-host': '127.0.0.1:3000',
        'content-type': 'application/json',
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const pathFor = ({ path }: AdkRoute, names: Record<string, string>): string =>
  path.replace(/\{(\w+)(?::path)?\}/g, (_, name: string) => names[name] ?? name);

/** A body that would do something, whichever route it is. */
function bodyFor({ method, path }: AdkRoute, who: Who): unknown {
  if (path.startsWith('/run')) {
    const newMessage = { role: 'user', parts: [{ text: 'How many rows are there?' }] };
    return { appName: app, userId: who.user, sessionId: who.session, newMessage };
  }
  if (path.endsWith('/artifacts')) return { filename: 'a.txt', artifact: { text: 'mine' } };
  if (path.endsWith('/memory')) return { sessionId: who.session };
  if (method === 'PATCH') return { stateDelta: { 'app:taken': 1, taken: 1 } };
  return {};
}

function namesOf(route: AdkRoute, who: Who): Record<string, string> {
  const values: Record<string, string> = { version_id: '0' };
  for (const [, name = ''] of route.path.matchAll(/\{(\w+)/g)) {
    if (/app/.test(name)) values[name] = app;
    else if (/user/.test(name)) values[name] = who.user;
    else if (/session/.test(name)) values[name] = who.session;
    else if (/artifact/.test(name)) values[name] = 'a.txt';
  }
  return values;
}

const ask = (server: TestServer, route: AdkRoute, { user, session, ...init }: Init & Who) =>
  call(server, `${route.method} ${pathFor(route, namesOf(route, { user, session }))}`, {
    ...(route.method !== 'GET' && { body: bodyFor(route, { user, session }) }),
    ...init,
  });

const ada = { user: 'ada', session: 's1' };

describe('without the token nothing is read and nothing changed, not even on this machine:', () => {
  test.each(guarded)('%s', async (title, route) => {
    const before = await world(closed.dataDir);
    const peer = `127.0.1.${guarded.findIndex(([other]) => other === title)}`;
    const wrong = [`Bearer ${token}x`, `Bearer ${token.slice(1)}`, token, `Basic ${token}`, 'Bearer '];
    for (const headers of [{}, ...wrong.map((authorization) => ({ authorization }))]) {
      const { status, text } = await ask(closed, route, { ...ada, headers, peer });
      expect([status, text]).toEqual([401, '{"detail":"Send the API token: “Authorization: Bearer …”."}']);
    }
    expect(await world(closed.dataDir)).toEqual(before);
  });
});

describe('where there is no token, from another machine nothing is read and nothing changed:', () => {
  test.each(guarded)('%s', async (_title, route) => {
    const before = await world(open.dataDir);
    for (const peer of ['192.168.1.7', '::ffff:10.0.0.1', 'fe80::1', 'unknown']) {
      expect((await ask(open, route, { ...ada, peer })).status).toBe(403);
    }
    expect(await world(open.dataDir)).toEqual(before);
  });
});

describe('where there is no token, to a name that another site turned to this machine nothing is read:', () => {
  test.each(guarded)('%s', async (_title, route) => {
    const before = await world(open.dataDir);
    for (const host of ['evil.example:3000', 'evil.example', 'localhost.evil.example', '127.0.0.1.nip.io']) {
      const headers = { origin: `http://${host}`, 'x-plotline-host': host };
      const { status, text } = await ask(open, route, { ...ada, headers });
      expect([status, text]).toEqual([403, '{"detail":"Plotline answers under its own address only."}']);
    }
    expect(await world(open.dataDir)).toEqual(before);
  });
});

describe('from another site nothing is read and nothing changed:', () => {
  test.each(routes)('%s', async (_title, route) => {
    const before = await world(open.dataDir);
    for (const foreign of [
      'http://evil.example',
      'null',
      'http://127.0.0.1:3001',
      'https://127.0.0.1:3000',
    ]) {
      const { status, text } = await ask(open, route, { ...ada, headers: { origin: foreign } });
      expect([status, text]).toEqual([403, 'Forbidden: origin not allowed']);
    }
    expect(await world(open.dataDir)).toEqual(before);
  });
});

describe('for a browser’s user who lets no program in nothing is read and nothing changed:', () => {
  test.each(ofUsers)('%s', async (_title, route) => {
    const before = await world(open.dataDir);
    const { status, text } = await ask(open, route, person);
    expect([status, JSON.parse(text).detail]).toEqual([
      403,
      'This is the user of a browser who does not let the API in. Switch it on there, under Settings → API.',
    ]);
    expect(await world(open.dataDir)).toEqual(before);
  });
});

describe('with the session of somebody else nothing of it is read and nothing changed:', () => {
  const named = ofUsers.filter(([title]) => title.includes('session') || title.includes('/run'));
  test.each(named)('%s', async (title, route) => {
    if (route.path.endsWith('/sessions')) return;
    const { text } = await ask(open, route, { user: 'mallory', session: 's1' });
    expect(text).not.toMatch(/hers|secret/);
    const read = await call(open, `GET /apps/${app}/users/ada/sessions/s1`);
    expect([title, JSON.parse(read.text).state]).toEqual([title, { secret: 1 }]);
    const file = await call(open, `GET /apps/${app}/users/ada/sessions/s1/artifacts/a.txt`);
    expect(file.text).toBe('{"text":"hers"}');
  });
});

test('with the token, and on this machine without one, the owner reads', async () => {
  const path = `/apps/${app}/users/ada/sessions/s1`;
  const headers = { authorization: `bearer ${token}` };
  expect((await call(closed, `GET ${path}`, { headers, peer: '10.0.0.1' })).status).toBe(200);
  for (const peer of ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1']) {
    expect((await call(open, `GET ${path}`, { peer })).status).toBe(200);
  }
  for (const host of ['localhost:8000', '[::1]:3000', '192.168.1.7:3000', hostname().toUpperCase()]) {
    const named = { 'x-plotline-host': host.toLowerCase() };
    expect((await call(open, `GET ${path}`, { headers: named })).status).toBe(200);
  }
  expect((await call(closed, 'GET /health', { peer: '10.0.0.1' })).text).toBe('{"status":"ok"}');
});

test('a caller who asks too often is told when to go on, others are not held up', async () => {
  const { limits, services } = open.server;
  const usual = limits.wires;
  limits.wires = createRateLimit({ burst: 1, perMs: 60_000, message: 'Slow.' }, services.clock);
  limits.wires.take('127.0.0.77');
  const { status, headers } = await call(open, 'GET /version', { peer: '127.0.0.77' });
  expect([status, headers.get('retry-after')]).toEqual([429, '60']);
  expect((await call(open, 'GET /version')).status).toBe(200);
  limits.wires = usual;
});

test('a network that guesses the token is told when to go on, others are not held up', async () => {
  const now = Date.now();
  const still = await startTestServer({
    environment: { PLOTLINE_API_TOKEN: token },
    services: { clock: { now: () => now } },
  });
  const guess = (peer: string, given = 'a-guess') =>
    call(still, 'GET /version', { peer, headers: { authorization: `Bearer ${given}` } });
  for (let count = 0; count < 60; count += 1) expect((await guess('10.0.0.7')).status).toBe(401);
  const { status, headers, text } = await guess('10.0.0.7', token);
  expect([status, headers.get('retry-after'), JSON.parse(text)]).toEqual([
    429,
    '1',
    { detail: 'Too many wrong API tokens. Wait a little, then send the right one.' },
  ]);
  expect((await guess('10.0.0.8', token)).status).toBe(200);
  await still.close();
});
