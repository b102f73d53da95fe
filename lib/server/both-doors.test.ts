import { afterAll, beforeAll, expect, test } from 'vitest';
import { runTurn } from '#lib/agents/index.ts';
import type { Event, StreamFrame } from '#lib/contracts/index.ts';
import { type AdkClient, adkClient, parseAdkFrames } from './testing/adk-client.ts';
import { readFrames } from './testing/read-frames.ts';
import { importedDataset } from './testing/send-file.ts';
import type { TestBrowser } from './testing/test-browser.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

const app = 'data_analysis_assistant';

let started: TestServer;
let browser: TestBrowser;
let client: AdkClient;
/** The browser's user and session, as a client names them. */
let names: { appName: string; userId: string; sessionId: string };
let address: string;
beforeAll(async () => {
  started = await startTestServer({
    services: {
      async runTurn(context) {
        if (context.request.kind !== 'text' || context.request.text !== 'wait') return runTurn(context);
        return new Promise((_resolve, reject) => context.signal.addEventListener('abort', reject));
      },
    },
  });
  browser = started.browser();
  await browser.open();
  client = adkClient(started.server);
  const me = await browser.send('PATCH', '/api/me', { body: { apiAccess: true } });
  const { userId } = await me.json();
  names = { appName: app, userId, sessionId: browser.session() };
  address = `/apps/${app}/users/${userId}/sessions/${browser.session()}`;
  const body = { sample: 'vehicles' };
  const { id } = await browser.post<{ id: string }>(`/api/sessions/${browser.session()}/datasets`, body);
  await importedDataset(browser, id);
});
afterAll(() => started.close());

const say = (text: string) => ({ ...names, newMessage: { parts: [{ text }] } });
const isOver = (frame: StreamFrame) =>
  frame.type === 'turn' && !['queued', 'running'].includes(frame.data.status);
const isRunning = (frame: StreamFrame) => frame.type === 'turn' && frame.data.status === 'running';
const statusOf = (frames: StreamFrame[]) => {
  const last = frames.at(-1);
  return last?.type === 'turn' ? last.data.status : '';
};
const eventsOf = (frames: StreamFrame[]): Event[] =>
  frames.flatMap((frame) => (frame.type === 'event' ? [frame.data] : []));
const question = 'average price_eur by make';

test('what a client asks shows in the browser, the figure too', async () => {
  const page = await readFrames(browser, browser.session());
  const { json } = await client.call('POST', '/run', { body: say(question) });
  const shown = eventsOf(await page.until(isOver)).filter(
    (event) => !event.customMetadata?.plotline?.dataset,
  );
  page.leave();
  expect(shown.map(({ id }) => id).slice(1)).toEqual(
    Array.isArray(json) ? json.map(({ id }: { id: string }) => id) : [],
  );
  const [file = ''] = shown.flatMap(({ actions }) => Object.keys(actions.artifactDelta));
  const figure = await browser.get(`/api/sessions/${browser.session()}/artifacts/${file}`);
  expect(figure).toMatchObject({ data: [{ type: 'bar' }] });
});

test('what the browser asks shows to a client', async () => {
  const page = await readFrames(browser, browser.session());
  await page.until(isOver);
  await browser.post(`/api/sessions/${browser.session()}/turns`, { text: 'How many rows are there?' });
  await page.until(isOver);
  page.leave();
  const { json } = await client.call('GET', address);
  expect(JSON.stringify(json)).toContain('"parts":[{"text":"There are 1,200 rows."}],"role":"model"');
});

test('a client’s turn is stopped from the browser', async () => {
  const page = await readFrames(browser, browser.session(), { after: Number.MAX_SAFE_INTEGER });
  const run = client.call('POST', '/run_sse', { body: say('wait') });
  const [turn] = (await page.until(isRunning)).slice(-1);
  const turnId = turn?.type === 'turn' ? turn.data.turnId : '';
  await browser.post(`/api/sessions/${browser.session()}/turns/${turnId}/stop`);
  expect(statusOf(await page.until(isOver))).toBe('stopped');
  page.leave();
  expect(parseAdkFrames((await run).text)).toMatchObject([{ invocationId: turnId, errorCode: 'stopped' }]);
});

test('a browser’s turn is stopped by a client', async () => {
  const page = await readFrames(browser, browser.session(), { after: Number.MAX_SAFE_INTEGER });
  await browser.post(`/api/sessions/${browser.session()}/turns`, { text: 'wait' });
  await page.until(isRunning);
  expect((await client.call('POST', `${address}:cancel`)).status).toBe(200);
  expect(statusOf(await page.until(isOver))).toBe('stopped');
  page.leave();
});

test('a client is told of an end that could not be stored', async () => {
  const { stores } = started.server.services;
  const run = client.call('POST', '/run', { body: say('wait') });
  const page = await readFrames(browser, browser.session(), { after: Number.MAX_SAFE_INTEGER });
  await page.until(isRunning);
  page.leave();
  const { transaction } = stores;
  stores.transaction = () => Promise.reject(new Error('The disk is gone.'));
  await client.call('POST', `${address}:cancel`);
  stores.transaction = transaction;
  expect([(await run).status, (await run).text]).toEqual([500, 'Internal Server Error']);
});

test('a browser’s user who closed the door is not acted for', async () => {
  await browser.send('PATCH', '/api/me', { body: { apiAccess: false } });
  const paths = ['/run', '/run_sse'];
  const answers = await Promise.all(paths.map((path) => client.call('POST', path, { body: say('hi') })));
  const cancelled = await client.call('POST', `${address}:cancel`);
  expect([...answers, cancelled].map(({ status }) => status)).toEqual([403, 403, 403]);
});
