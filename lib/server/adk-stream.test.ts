import { createServer, type Server as HttpServer } from 'node:http';
import { NodeRequest, sendNodeResponse } from 'srvx/node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type GeminiReply, type GeminiServer, scriptedReply, startGeminiServer } from '#lib/models/index.ts';
import { type AdkClient, adkClient, maskAdk, parseAdkFrames } from './testing/adk-client.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

const app = 'data_analysis_assistant';
const sessions = `/apps/${app}/users/u/sessions`;
/** Thinks until the client goes away. */
const silent: GeminiReply = { kind: 'silent', parts: [{ text: 'Hm.', thought: true }] };

let gemini: GeminiServer;
let started: TestServer;
let client: AdkClient;
let http: HttpServer;
let origin: string;
beforeAll(async () => {
  gemini = await startGeminiServer({
    replies: (request) =>
      JSON.stringify(request.contents.at(-1)).includes('wait') ? silent : scriptedReply(request),
  });
  const environment = { GEMINI_API_KEY: 'test-key', GOOGLE_GEMINI_BASE_URL: gemini.url };
  started = await startTestServer({ environment });
  client = adkClient(started.server);
  http = createServer(async (req, res) => {
    await sendNodeResponse(res, await client.answer(new NodeRequest({ req, res })));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(async () => {
  http.closeAllConnections();
  http.close();
  await started.close();
  await gemini.close();
});

let id = '';
beforeEach(async () => {
  id = crypto.randomUUID();
  await client.call('POST', `${sessions}/${id}`);
});

const bodyOf = (text: string, more: object = {}) => ({
  appName: app,
  userId: 'u',
  sessionId: id,
  newMessage: { parts: [{ text }] },
  ...more,
});
const stream = async (text: string, more: object = {}) =>
  maskAdk(parseAdkFrames((await client.call('POST', '/run_sse', { body: bodyOf(text, more) })).text));

const actions = {
  stateDelta: {},
  artifactDelta: {},
  requestedAuthConfigs: {},
  requestedToolConfirmations: {},
};
const base = { invocationId: 'e-#1', author: 'data_analysis_coordinator', actions, id: '#2', timestamp: 0 };
const said = (text: string) => ({ ...base, content: { parts: [{ text }], role: 'model' } });
const usageMetadata = {
  promptTokenCount: 100,
  candidatesTokenCount: 20,
  thoughtsTokenCount: 5,
  totalTokenCount: 125,
};
const failure = 'Gemini refused the request (HTTP 400). Ask again in a new session; the log has the reason.';
const failed = { ...base, errorCode: 'model_failed', errorMessage: failure };

describe('a stream', () => {
  test('brings new text as it comes, then the whole under the same id', async () => {
    const customMetadata = { k: 'v' };
    const partial = (text: string) => ({ ...said(text), partial: true, customMetadata });
    expect(await stream('hi', { streaming: true, customMetadata })).toEqual([
      partial('The table has 3 '),
      partial('rows; the mean '),
      partial('of cost is 2.'),
      { ...said('The table has 3 rows; the mean of cost is 2.'), usageMetadata, customMetadata },
    ]);
  });

  test('is of whole events unless text is wanted as it comes', async () => {
    expect(await stream('hi')).toEqual([
      { ...said('The table has 3 rows; the mean of cost is 2.'), usageMetadata },
    ]);
  });

  test('names the files of an event in a frame of its own, and they can be had', async () => {
    const frames = await stream('chart');
    const [content, files] = frames.slice(3, 5);
    const artifactDelta = { 'figure-adk-#5.json': 0 };
    expect(content).toMatchObject({ content: { role: 'user' }, actions: { artifactDelta: {} } });
    expect(files).toEqual({
      ...base,
      id: content?.id,
      invocationId: content?.invocationId,
      actions: { ...actions, artifactDelta },
    });
    const { json: names } = await client.call('GET', `${sessions}/${id}/artifacts`);
    expect(names).toEqual([expect.stringMatching(/^figure-adk-[0-9a-f-]{36}\.json$/)]);
    const { json: part } = await client.call('GET', `${sessions}/${id}/artifacts/${names}`);
    expect(part).toMatchObject({ inlineData: { mimeType: 'application/json' } });
  });

  test('leaves files with their event where a function call is answered', async () => {
    const frames = await stream('chart', { functionCallEventId: 'x' });
    expect(frames.length).toBe(5);
    expect(frames[3]).toMatchObject({
      content: { role: 'user' },
      actions: { artifactDelta: { 'figure-adk-#5.json': 0 } },
    });
  });

  test('ends with the error of a run that failed, which is stored as an event', async () => {
    expect(await stream('boom')).toEqual([
      failed,
      {
        error: `model_failed: ${failure}`,
        error_details: { error_type: 'model_failed', error_message: failure, timestamp: 0 },
      },
    ]);
    const { status, type, text } = await client.call('POST', '/run', { body: bodyOf('boom') });
    expect([status, type, text]).toEqual([500, 'text/plain; charset=utf-8', 'Internal Server Error']);
    const { json } = await client.call('GET', `${sessions}/${id}`);
    expect(json).toMatchObject({
      events: [
        { author: 'user' },
        { errorCode: 'model_failed' },
        { author: 'user' },
        { errorCode: 'model_failed' },
      ],
    });
  });
});

const findSession = async () => {
  const { stores } = started.server.services;
  const user = await stores.users.findOnWire('u');
  const session = user && (await stores.sessions.findByAdkId(app, user.id, id));
  if (!session) throw new Error('There is no session.');
  return session;
};

/** Resolves when a turn of the session is at work. */
async function running(): Promise<string> {
  const { stores } = started.server.services;
  const session = await findSession();
  for (;;) {
    const [turn] = await stores.turns.listOpen(session.id);
    if (turn?.status === 'running' && gemini.requests.length > 0) return turn.id;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** How the session's last turn ended. */
async function ended(): Promise<string> {
  const { stores, turns } = started.server.services;
  const session = await findSession();
  await turns.settled(session.id);
  return (await stores.turns.findLastOver(session.id))?.status ?? '';
}

describe.each(['/run', '/run_sse'])('of %s', (path) => {
  const begin = (signal?: AbortSignal) =>
    fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(bodyOf('wait')),
      ...(signal && { signal }),
    });
  const cancel = () => client.call('POST', `${sessions}/${id}:cancel`);

  test('cancelling ends the run, which is answered with what there was', async () => {
    const run = begin();
    await running();
    expect((await cancel()).text).toBe(JSON.stringify({ status: 'cancelled', session_id: id }));
    const answer = await run;
    const text = await answer.text();
    const events = path === '/run' ? JSON.parse(text) : parseAdkFrames(text);
    expect([answer.status, maskAdk(events)]).toEqual([
      200,
      [{ ...base, errorCode: 'stopped', errorMessage: 'Stopped. Run it again, or ask something else.' }],
    ]);
    const again = await cancel();
    expect([again.status, again.json]).toEqual([404, { detail: `No active run found for session '${id}'` }]);
  });

  test('a client that goes away ends the run', async () => {
    const leaving = new AbortController();
    const run = begin(leaving.signal).then((answer) => answer.text());
    await running();
    leaving.abort();
    await expect(run).rejects.toThrow();
    expect(await ended()).toBe('stopped');
  });

  test('but not while somebody else follows the session', async () => {
    const { bus } = started.server.services;
    const leave = bus.subscribe((await findSession()).id, () => undefined);
    const leaving = new AbortController();
    const run = begin(leaving.signal).then((answer) => answer.text());
    const turnId = await running();
    leaving.abort();
    await expect(run).rejects.toThrow();
    await expect.poll(async () => bus.followers((await findSession()).id, turnId)).toBe(1);
    expect(await running()).toBe(turnId);
    leave();
    bus.requestStop(turnId);
    expect(await ended()).toBe('stopped');
  });

  test('a further run waits for the first, and goes on when that is left', async () => {
    const leaving = new AbortController();
    const first = begin(leaving.signal).then((answer) => answer.text());
    await running();
    const second = client.call('POST', path, { body: bodyOf('hi') });
    const { services } = started.server;
    const session = await findSession();
    await expect.poll(async () => (await services.stores.turns.listOpen(session.id)).length).toBe(2);
    leaving.abort();
    await expect(first).rejects.toThrow();
    expect((await second).text).toContain('The table has 3 rows; the mean of cost is 2.');
  });
});
