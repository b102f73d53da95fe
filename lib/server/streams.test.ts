import { afterEach, expect, test } from 'vitest';
import { readFrames } from './testing/read-frames.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './testing/test-server.ts';

let running: TestServer[] = [];
afterEach(async () => {
  for (const one of running) await one.close();
  running = [];
});

async function start(options: TestServerOptions = {}) {
  const started = await startTestServer(options);
  running.push(started);
  return started;
}

test('one user’s open streams have a limit, which says what to do, and what is closed makes room', async () => {
  const started = await start();
  const browser = started.browser();
  await browser.open();
  const path = `/api/sessions/${browser.session()}/events`;
  const readers = [];
  for (let count = 0; count < 64; count += 1) readers.push(await readFrames(browser, browser.session()));
  const refused = await browser.send('GET', path);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10']);
  expect((await refused.json()).error).toMatchObject({
    code: 'too_many_requests',
    message:
      'Plotline is open in 64 tabs of this browser, and can’t follow what happens in one more. Close some of them.',
  });
  const other = started.browser();
  await other.open();
  (await readFrames(other, other.session())).leave();
  readers[0]?.leave();
  await readFrames(browser, browser.session());
  expect((await browser.send('GET', path)).status).toBe(429);
});

test('a stream of a session that is not there takes no place', async () => {
  const started = await start();
  const browser = started.browser();
  await browser.open();
  const path = `/api/sessions/${crypto.randomUUID()}/events`;
  for (let count = 0; count < 70; count += 1) expect((await browser.send('GET', path)).status).toBe(404);
});

test('who signs out hears nothing more, in any tab', async () => {
  const started = await start({ environment: { PLOTLINE_PASSWORD: 'correct horse' } });
  const browser = started.browser();
  await browser.send('POST', '/api/login', { body: { password: 'correct horse' } });
  await browser.open();
  const session = browser.session();
  const tabs = [await readFrames(browser, session), await readFrames(browser, session)];
  expect((await browser.send('POST', '/api/logout')).status).toBe(204);
  for (const tab of tabs) await expect(tab.until(() => false)).rejects.toThrow('The stream ended');
  expect((await browser.send('GET', `/api/sessions/${session}/events`)).status).toBe(401);
});

test('a mode or an analyst that one tab chooses is told to the others, which read the session again', async () => {
  const started = await start();
  const browser = started.browser();
  await browser.open();
  const address = `/api/sessions/${browser.session()}`;
  const other = await readFrames(browser, browser.session());
  await browser.send('PATCH', address, { body: { mode: 'code' } });
  const frames = await other.until(({ type }) => type === 'progress');
  expect(frames).toEqual([{ type: 'progress', data: { step: 'The session has changed' } }]);
  expect(await browser.get<{ mode: string }>(address)).toMatchObject({ mode: 'code' });
});
