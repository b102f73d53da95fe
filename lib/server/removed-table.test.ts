import { afterAll, beforeAll, expect, test } from 'vitest';
import { runTurn, type TurnContext } from '#lib/agents/index.ts';
import { type AdkClient, adkClient, parseAdkFrames } from './testing/adk-client.ts';
import { readFrames } from './testing/read-frames.ts';
import { sendFile } from './testing/send-file.ts';
import type { TestBrowser } from './testing/test-browser.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

const app = 'data_analysis_assistant';
const sessions = `/apps/${app}/users/ada/sessions`;
const csv = 'region,sales\nNorth,10\nSouth,20\n';
const message = '“orders.csv” was removed while this question was answered. Ask again.';

let started: TestServer;
let client: AdkClient;
/** What happens once a turn knows its tables. */
let meanwhile: () => Promise<unknown>;
beforeAll(async () => {
  const answer = async (context: TurnContext) => {
    await meanwhile();
    return runTurn(context);
  };
  started = await startTestServer({ services: { runTurn: answer } });
  client = adkClient(started.server);
});
afterAll(() => started.close());

const question = { role: 'user', parts: [{ text: 'total sales by region' }] };

/** A run in a session whose only table is removed in the middle of it. */
async function run(path: string) {
  const id = crypto.randomUUID();
  await client.call('POST', `${sessions}/${id}`);
  const data = Buffer.from(csv).toString('base64');
  const artifact = { inlineData: { mimeType: 'text/csv', data } };
  await client.call('POST', `${sessions}/${id}/artifacts`, { body: { filename: 'orders.csv', artifact } });
  meanwhile = () => client.call('DELETE', `${sessions}/${id}/artifacts/orders.csv`);
  return client.call('POST', path, {
    body: { appName: app, userId: 'ada', sessionId: id, newMessage: question },
  });
}

test('a run whose table was removed says so to a client, and is no fault of the server', async () => {
  const { status, json } = await run('/run');
  expect([status, json]).toEqual([404, { detail: message }]);
});

test('a stream ends with the same, under its code', async () => {
  const { status, text } = await run('/run_sse');
  const frames = parseAdkFrames(text);
  expect([status, frames.at(-2)]).toMatchObject([
    200,
    { errorCode: 'dataset_not_found', errorMessage: message },
  ]);
  expect(frames.at(-1)).toEqual({
    error: `dataset_not_found: ${message}`,
    error_details: {
      error_type: 'dataset_not_found',
      error_message: message,
      timestamp: expect.any(Number),
    },
  });
});

async function ask(browser: TestBrowser) {
  const session = browser.session();
  const reader = await readFrames(browser, session);
  await browser.post(`/api/sessions/${session}/turns`, { text: 'total sales by region' });
  const frames = await reader.until(
    ({ type, data }) => type === 'turn' && !['queued', 'running'].includes(data.status),
  );
  reader.leave();
  const last = frames.at(-1);
  return last?.type === 'turn' ? [last.data.status, last.data.error?.code, last.data.error?.message] : [];
}

test('the page is told the same', async () => {
  const browser = started.browser();
  await browser.open();
  const { id } = await sendFile(browser, 'orders.csv', csv);
  meanwhile = () => browser.send('DELETE', `/api/datasets/${id}`);
  expect(await ask(browser)).toEqual(['failed', 'dataset_not_found', message]);
});

test('what goes wrong while all tables are there is said as it is', async () => {
  const browser = started.browser();
  await browser.open();
  await sendFile(browser, 'orders.csv', csv);
  meanwhile = () => Promise.reject(new Error('A fault'));
  expect(await ask(browser)).toEqual(['failed', 'internal', expect.stringMatching(/^Something went wrong/)]);
});
