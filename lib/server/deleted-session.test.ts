import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { TurnContext, TurnOutcome } from '#lib/agents/index.ts';
import { PlotlineError, SessionId } from '#lib/base/index.ts';
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

test('a turn that begins while its session is being deleted is stopped with it', async () => {
  const { started, browser, session } = await start(async ({ signal }) => {
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    return { status: 'done' };
  });
  const { services } = started.server;
  const { sessions } = services.stores;
  const { remove } = sessions;
  sessions.remove = async (id) => {
    await ask(browser, 'q');
    await remove(id);
  };
  expect((await browser.send('DELETE', `/api/sessions/${session}`)).status).toBe(204);
  expect(services.turns.all()).toEqual([]);
});
