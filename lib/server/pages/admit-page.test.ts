import { afterEach, describe, expect, test } from 'vitest';
import { sweep } from '../jobs.ts';
import type { Server } from '../server.ts';
import { startTestServer, type TestServer, type TestServerOptions } from '../testing/test-server.ts';
import { admitPage, type PageRequest } from './admit-page.ts';
import { readPageFor } from './read-page-for.ts';

let running: TestServer[] = [];
afterEach(async () => {
  for (const one of running) await one.close();
  running = [];
});

async function start(options: TestServerOptions = {}): Promise<TestServer> {
  const started = await startTestServer(options);
  running.push(started);
  return started;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function ask(server: Server, given: Partial<PageRequest>) {
  const request = { method: 'GET', path: '/', cookieHeader: null, isSecure: false, isPrefetch: false };
  return admitPage({ ...request, ...given }, server);
}

async function sessionsOf({ server }: TestServer): Promise<number> {
  return (await server.services.stores.sessions.listUnused(Number.MAX_SAFE_INTEGER)).length;
}

test('the first page makes a user and a session, a reload neither', async () => {
  const started = await start();
  const browser = started.browser();
  const first = await browser.open();
  expect(first).toEqual({
    kind: 'page',
    cookies: [
      { name: 'user', value: expect.stringMatching(/^[\w-]{43}$/), maxAgeSeconds: 34_560_000 },
      { name: 'session', value: expect.stringMatching(uuid), maxAgeSeconds: 34_560_000 },
    ],
  });
  expect(await browser.open()).toEqual({ kind: 'page', cookies: [] });
  expect(await sessionsOf(started)).toBe(1);
});

test('a session survives a restart of the server', async () => {
  const started = await start();
  const browser = started.browser();
  await browser.open();
  await started.crash();
  running = [];
  const again = await start({ dataDir: started.dataDir });
  const back = again.browser();
  for (const [name, value] of browser.cookies) back.cookies.set(name, value);
  expect(await back.open()).toEqual({ kind: 'page', cookies: [] });
});

describe('cookies that name nothing of this user', () => {
  test.each([
    ['no session', 'not-a-uuid'],
    ['an unknown session', '11111111-1111-4111-8111-111111111111'],
  ])('%s: a new one replaces it', async (_what, value) => {
    const started = await start();
    const browser = started.browser();
    await browser.open();
    const before = browser.session();
    await browser.post(`/api/sessions/${before}/turns`, { text: 'so that it is used' });
    browser.cookies.set('plotline_session', value);
    await browser.open();
    expect(browser.session()).toMatch(uuid);
    expect([before, value]).not.toContain(browser.session());
  });

  test('a session of another user is not adopted', async () => {
    const started = await start();
    const [owner, thief] = [started.browser(), started.browser()];
    await owner.open();
    thief.cookies.set('plotline_session', owner.session());
    await thief.open();
    expect(thief.session()).not.toBe(owner.session());
  });

  test('a forged token of a user gets a token of ours', async () => {
    const started = await start();
    const browser = started.browser();
    browser.cookies.set('plotline_user', 'forged');
    await browser.open();
    expect(browser.cookies.get('plotline_user')).toMatch(/^[\w-]{43}$/);
  });

  test('a deleted session is replaced', async () => {
    const started = await start();
    const browser = started.browser();
    await browser.open();
    const before = browser.session();
    await browser.send('DELETE', `/api/sessions/${before}`);
    await browser.open();
    expect(browser.session()).not.toBe(before);
  });
});

test('two tabs of a user without a session get the same one', async () => {
  const started = await start();
  const browser = started.browser();
  await browser.open();
  browser.cookies.delete('plotline_session');
  await browser.send('DELETE', `/api/sessions/${browser.session()}`);
  const cookieHeader = `plotline_user=${browser.cookies.get('plotline_user')}`;
  const both = await Promise.all([
    ask(started.server, { cookieHeader }),
    ask(started.server, { cookieHeader }),
  ]);
  expect(both[0]).toEqual(both[1]);
});

test('a page that there is not makes nothing', async () => {
  const started = await start();
  expect(await ask(started.server, { path: '/nothing' })).toEqual({ kind: 'page', cookies: [] });
  expect(await sessionsOf(started)).toBe(0);
});

test('prefetches, prerenders and HEAD make nothing', async () => {
  const started = await start();
  const { server } = started;
  expect(await ask(server, { isPrefetch: true })).toEqual({ kind: 'nothing' });
  expect(await ask(server, { method: 'HEAD' })).toEqual({ kind: 'nothing' });
  expect(await sessionsOf(started)).toBe(0);
});

test('the address of a session makes it the cookie’s, if it is this user’s', async () => {
  const started = await start();
  const [browser, other] = [started.browser(), started.browser()];
  await browser.open();
  await other.open();
  const { id } = await browser.post<{ id: string }>('/api/sessions');
  expect(await browser.open(`/sessions/${id}`)).toEqual({
    kind: 'page',
    cookies: [{ name: 'session', value: id, maxAgeSeconds: 34_560_000 }],
  });
  expect(browser.session()).toBe(id);
  expect(await other.open(`/sessions/${id}`)).toEqual({ kind: 'page', cookies: [] });
  const ahead = await ask(started.server, {
    path: `/sessions/${id}`,
    cookieHeader: `plotline_user=${browser.cookies.get('plotline_user')}`,
    isPrefetch: true,
  });
  expect(ahead).toEqual({ kind: 'page', cookies: [] });
  const cookieHeader = `plotline_user=${other.cookies.get('plotline_user')}`;
  const read = await readPageFor({ cookieHeader, isSecure: false, sessionId: id }, started.server);
  expect(read).toEqual({ kind: 'not_found' });
});

test('a page shows the cookie’s session, with all that the first paint needs', async () => {
  const started = await start();
  const browser = started.browser();
  await browser.open();
  const cookieHeader = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const read = await readPageFor({ cookieHeader, isSecure: false, sessionId: undefined }, started.server);
  expect(read).toMatchObject({
    kind: 'page',
    data: {
      session: { id: browser.session(), title: 'New session', analyst: 'builtin', datasets: [], turns: [] },
      sessions: [{ id: browser.session() }],
      installation: { defaultAnalyst: 'builtin', passwordRequired: false },
      events: [],
    },
  });
});

test('sessions that nobody used for a day are swept, with their users; others stay', async () => {
  let now = Date.now();
  const started = await start({ services: { clock: { now: () => now } } });
  const [idle, busy] = [started.browser(), started.browser()];
  await idle.open();
  await busy.open();
  await busy.send('PATCH', `/api/sessions/${busy.session()}`, { body: { title: 'Mine' } });
  now += 25 * 60 * 60 * 1000;
  await sweep(started.server);
  expect((await idle.send('GET', '/api/sessions')).status).toBe(401);
  expect((await busy.send('GET', `/api/sessions/${busy.session()}`)).status).toBe(200);
});

describe('with a password', () => {
  const environment = { PLOTLINE_PASSWORD: 'correct horse' };

  test('nothing but the sign-in page is shown, and no session is made, until it is given', async () => {
    const started = await start({ environment });
    const browser = started.browser();
    expect(await browser.open()).toEqual({ kind: 'redirect', to: '/login' });
    expect(await browser.open('/sessions/x')).toEqual({ kind: 'redirect', to: '/login' });
    expect(await browser.open('/login')).toEqual({ kind: 'page', cookies: [] });
    expect(await sessionsOf(started)).toBe(0);
    const read = await readPageFor(
      { cookieHeader: '', isSecure: false, sessionId: undefined },
      started.server,
    );
    expect(read).toEqual({ kind: 'sign_in' });

    const wrong = await browser.send('POST', '/api/login', { body: { password: 'wrong' } });
    expect([wrong.status, (await wrong.json()).error.code]).toEqual([401, 'unauthorized']);
    const right = await browser.send('POST', '/api/login', { body: { password: 'correct horse' } });
    expect([right.status, right.headers.get('set-cookie')]).toEqual([
      204,
      expect.stringMatching(/^plotline_auth=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    expect(await browser.open()).toMatchObject({ kind: 'page' });
    expect(await browser.open('/login')).toEqual({ kind: 'redirect', to: '/' });
    expect((await browser.send('GET', '/api/sessions')).status).toBe(200);

    const kept = browser.cookies.get('plotline_auth') ?? '';
    await browser.send('POST', '/api/logout');
    browser.cookies.set('plotline_auth', kept);
    expect(await browser.open()).toEqual({ kind: 'redirect', to: '/login' });
    expect((await browser.send('GET', '/api/sessions')).status).toBe(401);
  });

  test('attempts are limited, and say when to come back', async () => {
    const started = await start({ environment });
    const browser = started.browser();
    const attempt = () => browser.send('POST', '/api/login', { body: { password: 'wrong' } });
    const answers = [];
    for (let count = 0; count < 6; count += 1) answers.push((await attempt()).status);
    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
    expect(Number((await attempt()).headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('a changed password ends what the old one opened', async () => {
    const started = await start({ environment });
    const browser = started.browser();
    await browser.post('/api/login', { password: 'correct horse' });
    await started.crash();
    running = [];
    const again = await start({
      dataDir: started.dataDir,
      environment: { PLOTLINE_PASSWORD: 'another one' },
    });
    const back = again.browser();
    for (const [name, value] of browser.cookies) back.cookies.set(name, value);
    expect(await back.open()).toEqual({ kind: 'redirect', to: '/login' });
  });
});

test('over HTTPS cookies have the prefix that keeps them here', async () => {
  const started = await start();
  const admitted = await ask(started.server, { isSecure: true });
  const [user] = admitted.kind === 'page' ? admitted.cookies : [];
  const plain = await ask(started.server, { isSecure: true, cookieHeader: `plotline_user=${user?.value}` });
  expect(plain).toMatchObject({ cookies: [{ name: 'user' }, { name: 'session' }] });
  const prefixed = `__Host-plotline_user=${user?.value}`;
  expect(await ask(started.server, { isSecure: true, cookieHeader: prefixed })).toMatchObject({
    cookies: [{ name: 'session' }],
  });
});
