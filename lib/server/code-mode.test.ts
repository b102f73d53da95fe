import { afterEach, expect, test } from 'vitest';
import { type Execution, type Session, type StreamFrame, tableMimeType } from '#lib/contracts/index.ts';
import { type ExecutionRequest, scriptedExecutor } from '#lib/executors/index.ts';
import { adkClient } from './testing/adk-client.ts';
import { readFrames } from './testing/read-frames.ts';
import { sendFile } from './testing/send-file.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let running: TestServer[] = [];
afterEach(async () => {
  for (const one of running) await one.close();
  running = [];
});

async function start(
  answer: (request: ExecutionRequest, signal: AbortSignal) => Promise<Partial<Execution>>,
) {
  const executor = scriptedExecutor(answer);
  const started = await startTestServer({ services: { executor: async () => executor } });
  running.push(started);
  const browser = started.browser();
  await browser.open();
  await sendFile(browser, 'fruit.csv', 'Fruit,Crates\nApple,3\nPear,5\n');
  const session = browser.session();
  const reader = await readFrames(browser, session);
  const ask = (body: object) => browser.post<{ turnId: string }>(`/api/sessions/${session}/turns`, body);
  return { browser, session, reader, ask, executor };
}

const isOver = (turnId: string) => (frame: StreamFrame) =>
  frame.type === 'turn' && frame.data.turnId === turnId && !['queued', 'running'].includes(frame.data.status);

const table = {
  columns: ['Fruit', 'sum Crates'],
  rows: [
    ['Pear', 5],
    ['Apple', 3],
  ],
  totalRows: 2,
};

test('a session remembers its mode, and its questions are answered by code', async () => {
  const { browser, session, reader, ask, executor } = await start(async () => ({
    result: { 'text/plain': '', [tableMimeType]: table },
  }));
  const address = `/api/sessions/${session}`;
  expect((await browser.get<Session>(address)).mode).toBe('direct');
  const patched = await browser.send('PATCH', address, { body: { mode: 'code' } });
  expect([patched.status, (await browser.get<Session>(address)).mode]).toEqual([200, 'code']);
  const first = await ask({ text: 'total Crates by Fruit' });
  const frames = await reader.until(isOver(first.turnId));
  const checks = frames.flatMap((frame) =>
    frame.type === 'event' ? (frame.data.customMetadata?.plotline?.code?.check ?? []) : [],
  );
  expect(checks).toEqual(['equal', 'equal']);
  const second = await ask({ text: 'total Crates by Fruit', mode: 'direct' });
  await reader.until(isOver(second.turnId));
  expect(executor.requests).toHaveLength(1);
});

test('the table of a run is downloaded as CSV, and its name says where rows are missing', async () => {
  const rows = [
    ['Pear, ripe', 5],
    ['Apple', null],
  ];
  let totalRows = 2;
  const { browser, session, reader, ask } = await start(async () => ({
    result: { 'text/plain': '', [tableMimeType]: { columns: ['Fruit', 'Crates'], rows, totalRows } },
  }));
  const download = async () => {
    const { turnId } = await ask({ code: 'fruit' });
    const frames = await reader.until(isOver(turnId));
    const callIds = frames.flatMap((frame) =>
      frame.type === 'event' ? (frame.data.customMetadata?.plotline?.code?.callId ?? []) : [],
    );
    const response = await browser.send('GET', `/api/sessions/${session}/results/${callIds[0]}.csv`);
    return [response.headers.get('content-disposition')?.split(';')[1], await response.text()];
  };
  const csv = 'Fruit,Crates\r\n"Pear, ripe",5\r\nApple,\r\n';
  expect(await download()).toEqual([' filename="result.csv"', csv]);
  totalRows = 900;
  expect(await download()).toEqual([' filename="result-first-2-rows.csv"', csv]);
});

test('a failure in code mode offers the direct one; a person’s own code offers nothing', async () => {
  const error = { name: 'ValueError', message: 'no', traceback: '' };
  const { reader, ask } = await start(async () => ({ status: 'error', error }));
  const offers = async (body: object) => {
    const { turnId } = await ask(body);
    const frames = await reader.until(isOver(turnId));
    return frames.flatMap((frame) =>
      frame.type === 'event' && frame.data.errorCode !== undefined
        ? [[frame.data.errorCode, frame.data.customMetadata?.plotline?.offer]]
        : [],
    );
  };
  expect(await offers({ text: 'total Crates by Fruit', mode: 'code' })).toEqual([['code_failed', 'direct']]);
  expect(await offers({ code: 'fruit.boom()' })).toEqual([['code_failed', undefined]]);
});

test('Stop ends a run', async () => {
  const begun = Promise.withResolvers<void>();
  const { browser, session, reader, ask } = await start(
    (_request, signal) =>
      new Promise((resolve) => {
        begun.resolve();
        signal.addEventListener('abort', () => resolve({ status: 'stopped' }), { once: true });
      }),
  );
  const { turnId } = await ask({ code: 'while True: pass' });
  await begun.promise;
  await browser.post(`/api/sessions/${session}/turns/${turnId}/stop`);
  const frames = await reader.until(isOver(turnId));
  expect(frames.at(-1)?.data).toMatchObject({ status: 'stopped' });
});

test('code is one of the four ways to ask, of at most 100,000 characters', async () => {
  const { browser, session } = await start(async () => ({}));
  const status = async (body: object) =>
    (await browser.send('POST', `/api/sessions/${session}/turns`, { body })).status;
  expect([
    await status({ code: '1', text: 'how many rows?' }),
    await status({ code: 'x'.repeat(100_001) }),
    await status({ text: 'how many rows?', mode: 'dreamy' }),
  ]).toEqual([422, 422, 422]);
});

test('a client of ADK’s wire chooses code by its session’s state, and gets code and result as ADK’s parts', async () => {
  const executor = scriptedExecutor(() => ({ result: { 'text/plain': '', [tableMimeType]: table } }));
  const started = await startTestServer({ services: { executor: async () => executor } });
  running.push(started);
  const client = adkClient(started.server);
  const app = 'data_analysis_assistant';
  await client.call('POST', `/apps/${app}/users/u/sessions/s`);
  const csv = Buffer.from('Fruit,Crates\nApple,3\nPear,5\n').toString('base64url');
  const parts = [
    { text: 'total Crates by Fruit' },
    { inlineData: { mimeType: 'text/csv', data: csv, displayName: 'fruit.csv' } },
  ];
  const body = {
    appName: app,
    userId: 'u',
    sessionId: 's',
    newMessage: { role: 'user', parts },
    stateDelta: { mode: 'code' },
  };
  const events: unknown = (await client.call('POST', '/run', { body })).json;
  expect(events).toMatchObject([
    { author: 'data_analysis_coordinator', actions: { transferToAgent: 'visualization_agent' } },
    { author: 'visualization_agent', content: { parts: [{ executableCode: { language: 'PYTHON' } }] } },
    { content: { parts: [{ codeExecutionResult: { outcome: 'OUTCOME_OK' } }] } },
    { content: { parts: [{ text: expect.stringContaining('Pear') }] } },
  ]);
});
