import { afterAll, beforeAll, expect, test } from 'vitest';
import { runTurn } from '#lib/agents/index.ts';
import type { Event, StreamFrame } from '#lib/contracts/index.ts';
import { type AdkClient, adkClient, parseAdkFrames } from './testing/adk-client.ts';
import { readFrames } from './testing/read-frames.ts';
import { importedDataset } from './testing/send-file.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

const app = 'data_analysis_assistant';

let started: TestServer;
let client: AdkClient;
beforeAll(async () => {
  started = await startTestServer({
    services: {
      async runTurn(context) {
        if (context.request.kind !== 'text' || context.request.text !== 'wait') return runTurn(context);
        return new Promise((_resolve, reject) => context.signal.addEventListener('abort', reject));
      },
    },
  });
  client = adkClient(started.server);
});
afterAll(() => started.close());

/** A browser that lets the API in, and its session as both doors name it. */
async function visit() {
  const browser = started.browser();
  await browser.open();
  const { userId } = await (await browser.send('PATCH', '/api/me', { body: { apiAccess: true } })).json();
  const session = browser.session();
  return {
    browser,
    api: `/api/sessions/${session}`,
    address: `/apps/${app}/users/${userId}/sessions/${session}`,
    say: (text: string) => ({ appName: app, userId, sessionId: session, newMessage: { parts: [{ text }] } }),
    page: () => readFrames(browser, session),
  };
}

const isOver = (frame: StreamFrame) =>
  frame.type === 'turn' && !['queued', 'running'].includes(frame.data.status);
const isRunning = (frame: StreamFrame) => frame.type === 'turn' && frame.data.status === 'running';
const endOf = (frames: StreamFrame[]) => {
  const last = frames.at(-1);
  return last?.type === 'turn' ? last.data : null;
};
const eventsOf = (frames: StreamFrame[]): Event[] =>
  frames.flatMap((frame) => (frame.type === 'event' ? [frame.data] : []));

test('what a client asks shows in the browser, the figure too', async () => {
  const { browser, api, say, page } = await visit();
  const { id } = await browser.post<{ id: string }>(`${api}/datasets`, { sample: 'vehicles' });
  await importedDataset(browser, id);
  const reader = await page();
  const { json } = await client.call('POST', '/run', { body: say('mean price_eur by maker') });
  const shown = eventsOf(await reader.until(isOver)).filter(({ content }) => content);
  reader.leave();
  const answered = Array.isArray(json) ? json.map((event: Event) => event.id) : [];
  expect([shown[0]?.author, ...shown.slice(1).map((event) => event.id)]).toEqual(['user', ...answered]);
  const [file = ''] = shown.flatMap(({ actions }) => Object.keys(actions.artifactDelta));
  expect(await browser.get(`${api}/artifacts/${file}`)).toMatchObject({ data: [{ type: 'bar' }] });
});

test('what the browser asks shows to a client', async () => {
  const { browser, api, address, page } = await visit();
  const reader = await page();
  await browser.post(`${api}/turns`, { text: 'How many rows are there?' });
  const shown = eventsOf(await reader.until(isOver));
  reader.leave();
  const { json } = await client.call('GET', address);
  expect(json).toMatchObject({ events: shown.map(({ id, content }) => ({ id, content })) });
});

test('a client’s turn is stopped from the browser', async () => {
  const { browser, api, say, page } = await visit();
  const reader = await page();
  const run = client.call('POST', '/run_sse', { body: say('wait') });
  const turnId = endOf(await reader.until(isRunning))?.turnId;
  await browser.post(`${api}/turns/${turnId}/stop`);
  expect(endOf(await reader.until(isOver))?.status).toBe('stopped');
  reader.leave();
  expect(parseAdkFrames((await run).text)).toMatchObject([{ invocationId: turnId, errorCode: 'stopped' }]);
});

test('a browser’s turn is stopped by a client', async () => {
  const { browser, api, address, page } = await visit();
  const reader = await page();
  await browser.post(`${api}/turns`, { text: 'wait' });
  await reader.until(isRunning);
  expect((await client.call('POST', `${address}:cancel`)).status).toBe(200);
  expect(endOf(await reader.until(isOver))?.status).toBe('stopped');
  reader.leave();
});

test('a client is told of an end that could not be stored', async () => {
  const { address, say, page } = await visit();
  const { stores } = started.server.services;
  const reader = await page();
  const run = client.call('POST', '/run', { body: say('wait') });
  await reader.until(isRunning);
  reader.leave();
  const { transaction } = stores;
  stores.transaction = () => Promise.reject(new Error('The disk is gone.'));
  await client.call('POST', `${address}:cancel`);
  stores.transaction = transaction;
  const { status, text } = await run;
  expect([status, text]).toEqual([500, 'Internal Server Error']);
});

test('a large file in a client’s message stays with the message and does not go to the page', async () => {
  const { address, say, page } = await visit();
  const data = Buffer.from(`note\n${'word '.repeat(20_000)}\n`).toString('base64url');
  const described = { mimeType: 'text/csv', displayName: 'notes.csv' };
  const newMessage = { parts: [{ inlineData: { ...described, data } }] };
  await client.call('POST', '/run', { body: { ...say(''), newMessage } });
  const reader = await page();
  const [asked] = eventsOf(await reader.until(isOver)).filter(({ author }) => author === 'user');
  reader.leave();
  expect(asked?.content?.parts).toEqual([{ inlineData: described }]);
  expect((await client.call('GET', address)).text.includes(data)).toBe(true);
});

test('a browser’s user who closed the door is not acted for', async () => {
  const { browser, address, say } = await visit();
  await browser.send('PATCH', '/api/me', { body: { apiAccess: false } });
  const paths = ['/run', '/run_sse'];
  const answers = await Promise.all(paths.map((path) => client.call('POST', path, { body: say('hi') })));
  const cancelled = await client.call('POST', `${address}:cancel`);
  expect([...answers, cancelled].map(({ status }) => status)).toEqual([403, 403, 403]);
});
