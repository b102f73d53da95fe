import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { TurnContext, TurnOutcome } from '#lib/agents/index.ts';
import { assert, PlotlineError, SessionId } from '#lib/base/index.ts';
import { adkClient } from './testing/adk-client.ts';
import { readFrames } from './testing/read-frames.ts';
import type { TestBrowser } from './testing/test-browser.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let running: TestServer[] = [];
afterEach(async () => {
  for (const one of running) await one.close();
  running = [];
});

async function start(runTurn: (context: TurnContext) => Promise<TurnOutcome>) {
  const started = await startTestServer({ services: { runTurn } });
  running.push(started);
  const browser = started.browser();
  await browser.open();
  return { started, browser, session: browser.session() };
}

const say = (context: TurnContext, text: string) =>
  context.emit({ author: 'analysis_agent', content: { role: 'model', parts: [{ text }] } });

const ask = (browser: TestBrowser, text: string) =>
  browser.post<{ turnId: string }>(`/api/sessions/${browser.session()}/turns`, { text });

test('a turn whose session is deleted leaves nothing behind, whatever it still says, and no error', async () => {
  const late = Promise.withResolvers<unknown[]>();
  const { started, browser, session } = await start(async (context) => {
    const { sessions } = started.server.services.stores;
    await sessions.remove(SessionId.schema.parse(context.sessionId));
    const outcomes = await Promise.all([
      context.saveArtifact('a.json', 'application/json', new Uint8Array([1])).catch((error) => error.code),
      say(context, 'too late').catch((error) => error.code),
    ]);
    late.resolve(outcomes);
    throw new PlotlineError('sql_failed', 'Failed too late.');
  });
  const { services } = started.server;
  const failures: unknown[] = [];
  services.logger.error = (...given: unknown[]) => void failures.push(given);
  await ask(browser, 'q');
  expect(await late.promise).toEqual(['stopped', 'stopped']);
  await services.turns.settled(SessionId.schema.parse(session));
  expect(failures).toEqual([]);
  const files = join(started.dataDir, 'files/sessions', session, 'artifacts');
  expect(await readdir(files)).toEqual([]);
  const gone = await browser.send('POST', `/api/sessions/${session}/turns`, { body: { text: 'q' } });
  expect(gone.status).toBe(404);
});

test('who follows a session that is deleted hears no more of it, and finds it gone', async () => {
  const { browser, session } = await start(async () => ({ status: 'done' }));
  const [first, other] = await Promise.all([readFrames(browser, session), readFrames(browser, session)]);
  expect((await browser.send('DELETE', `/api/sessions/${session}`)).status).toBe(204);
  for (const reader of [first, other]) {
    await expect(reader.until(() => true)).rejects.toThrow('The stream ended after []');
  }
  expect((await browser.send('GET', `/api/sessions/${session}/events`)).status).toBe(404);
});

test('a turn that begins while its session is being deleted is stopped with it', async () => {
  const { started, browser, session } = await start(async ({ signal }) => {
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    return { status: 'done' };
  });
  const { services } = started.server;
  const { stores } = services;
  const { transaction } = stores;
  stores.transaction = async (work) => {
    stores.transaction = transaction;
    await ask(browser, 'q');
    return transaction(work);
  };
  expect((await browser.send('DELETE', `/api/sessions/${session}`)).status).toBe(204);
  expect(services.turns.all()).toEqual([]);
});

describe('what comes for a session that goes meanwhile finds none, and leaves no file:', () => {
  const app = 'data_analysis_assistant';
  const bytes = (mimeType: string) => ({
    inlineData: { mimeType, data: Buffer.from('a\n1\n').toString('base64') },
  });
  const message = { role: 'user', parts: [{ text: 'q' }, bytes('text/csv')] };
  const run = { appName: app, userId: 'ada', sessionId: 's', newMessage: message };
  const files = `/apps/${app}/users/ada/sessions/s/artifacts`;

  test.each([
    ['a file', files, { filename: 'a', artifact: bytes('image/png') }],
    ['a table', files, { filename: 'a.csv', artifact: bytes('text/csv') }],
    ['a question with a table', '/run', run],
  ])('%s', async (_what, path, body) => {
    const { started } = await start(async () => ({ status: 'done' }));
    const { services } = started.server;
    const client = adkClient(started.server);
    await client.call('POST', files.replace('/artifacts', ''));
    const owner = await services.stores.users.findOnWire('ada');
    const session = owner && (await services.stores.sessions.findByAdkId(app, owner.id, 's'));
    assert(session, 'The session is there.');
    const { write } = services.files;
    const leave = () => services.stores.sessions.remove(session.id);
    services.files.write = async (key, content) => {
      await write(key, content);
      await leave();
    };
    const { storage } = services;
    services.storage = async () => {
      await leave();
      return storage();
    };
    expect(await client.call('POST', path, { body })).toMatchObject({
      status: 404,
      json: { detail: 'Session not found' },
    });
    const left = await readdir(join(started.dataDir, 'files'), { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
  });
});
