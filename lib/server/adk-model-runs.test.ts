import { afterEach, expect, test } from 'vitest';
import type { TurnContext, TurnOutcome } from '#lib/agents/index.ts';
import { createAdkDoor } from './adk.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

const app = 'data_analysis_assistant';
const sessions = `/apps/${app}/users/ada/sessions`;

let started: TestServer | undefined;
afterEach(async () => {
  await started?.close();
  started = undefined;
});

/** A server with a model, and what its callers get: the status and when to come again. */
async function start(environment: Record<string, string> = {}) {
  const asked: string[] = [];
  const runTurn = async ({ analyst, emit }: TurnContext): Promise<TurnOutcome> => {
    asked.push(analyst);
    await emit({ author: 'data_analysis_coordinator', content: { role: 'model', parts: [{ text: '1' }] } });
    return { status: 'done' };
  };
  const model = { GEMINI_API_KEY: 'k', PLOTLINE_API_TOKEN: 'a-token-of-sixteen', ...environment };
  const now = Date.now();
  started = await startTestServer({ environment: model, services: { runTurn, clock: { now: () => now } } });
  const door = createAdkDoor(started.server);
  const send = async (path: string, body: unknown, peer: string) => {
    const headers = {
      'content-type': 'application/json',
      authorization: 'Bearer a-token-of-sixteen',
      'x-plotline-peer': peer,
    };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await door(new Request(`http://127.0.0.1:3000${path}`, init));
    const text = await response.text();
    return { said: [response.status, response.headers.get('retry-after')], text };
  };
  const run = async (peer: string, { path = '/run', state = {} }: { path?: string; state?: object } = {}) => {
    const body = {
      appName: app,
      userId: 'ada',
      sessionId: 's',
      newMessage: { role: 'user', parts: [{ text: 'How many rows are there?' }] },
      stateDelta: state,
    };
    return send(path, body, peer);
  };
  await send(`${sessions}/s`, {}, '10.0.0.1');
  return { asked, run };
}

test('a network may start so many runs of a model in an hour, and is told when to go on', async () => {
  const { asked, run } = await start({ PLOTLINE_MODEL_RUNS_PER_HOUR: '2' });
  expect((await run('10.0.0.1')).said).toEqual([200, null]);
  expect((await run('10.0.0.1', { path: '/run_sse' })).said).toEqual([200, null]);
  const detail = 'Too many questions to the model in an hour. Wait, or ask the built-in analyst.';
  for (const path of ['/run', '/run_sse']) {
    const { said, text } = await run('10.0.0.1', { path });
    expect([said, JSON.parse(text)]).toEqual([[429, '1800'], { detail }]);
  }
  expect((await run('10.0.0.2')).said).toEqual([200, null]);
  expect(asked).toEqual(['gemini', 'gemini', 'gemini']);
});

test('the built-in analyst is not held up, nor does it count', async () => {
  const { asked, run } = await start({ PLOTLINE_MODEL_RUNS_PER_HOUR: '1' });
  const builtin = { state: { analyst: 'builtin' } };
  for (let count = 0; count < 3; count += 1) {
    expect((await run('10.0.0.1', builtin)).said).toEqual([200, null]);
  }
  expect((await run('10.0.0.1', { state: { analyst: 'gemini' } })).said).toEqual([200, null]);
  expect((await run('10.0.0.1')).said).toEqual([429, '3600']);
  expect((await run('10.0.0.1', builtin)).said).toEqual([200, null]);
  expect(asked).toEqual(['builtin', 'builtin', 'builtin', 'gemini', 'builtin']);
});
