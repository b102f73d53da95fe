import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type AdkClient, adkClient, maskAdk } from './testing/adk-client.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

const app = 'data_analysis_assistant';

let started: TestServer;
let client: AdkClient;
beforeAll(async () => {
  started = await startTestServer();
  client = adkClient(started.server);
});
afterAll(() => started.close());

let user = '';
let sessions = '';
beforeEach(() => {
  user = `user ${crypto.randomUUID()}`;
  sessions = `/apps/${app}/users/${encodeURIComponent(user)}/sessions`;
});

const ask = async (method: string, path: string, body?: unknown) => {
  const { status, json } = await client.call(method, path, body === undefined ? {} : { body });
  return [status, maskAdk(json)];
};
const sessionOf = (id: string, more: object = {}) => ({
  ...{ id, appName: app, userId: maskAdk(user) },
  ...{ state: {}, events: [], lastUpdateTime: 0, ...more },
});
const actions = {
  stateDelta: {},
  artifactDelta: {},
  requestedAuthConfigs: {},
  requestedToolConfirmations: {},
};
const unknown = [404, { detail: 'Session not found' }];

test('a session is made under the id that the client gives, once, and read back whole', async () => {
  const state = { n: null, nest: { a_b: [null] }, 'temp:t': 1 };
  const made = sessionOf('s/ü 1', { state: { n: null, nest: { a_b: [null] } } });
  expect(await ask('POST', sessions, { session_id: ' s/ü 1 ', state, unknown: 1 })).toEqual([200, made]);
  const taken = [409, { detail: 'Session already exists: s/ü 1' }];
  expect(await ask('POST', sessions, { sessionId: 's/ü 1' })).toEqual(taken);
  expect(await ask('GET', sessions)).toEqual([200, [made]]);
  expect(await ask('POST', `${sessions}/s2`, { state: { k: 1 } })).toEqual([
    200,
    sessionOf('s2', { state: { state: { k: 1 } } }),
  ]);
  expect(await ask('GET', `${sessions}/s2`)).toEqual([200, sessionOf('s2', { state: { state: { k: 1 } } })]);
  expect(await ask('DELETE', `${sessions}/s2`)).toEqual([200, null]);
  expect(await ask('DELETE', `${sessions}/s2`)).toEqual([200, null]);
  expect(await ask('GET', `${sessions}/s2`)).toEqual(unknown);
});

test('state goes to its app, its user or its session, and temporary state only into the answer', async () => {
  const tag = crypto.randomUUID().slice(0, 6);
  const mine = sessions.replace(app, 'another');
  await client.call('POST', `${mine}/a`);
  await client.call('POST', `${mine}/b`, { body: { own: 'b' } });
  const delta = { [`app:${tag}`]: 1, 'user:u': 2, own: null, 'temp:t': 3, __proto__x: 4 };
  const kept = { [`app:${tag}`]: 1, 'user:u': 2, own: null, __proto__x: 4 };
  const event = {
    invocationId: 'p-#2',
    author: 'user',
    actions: { ...actions, stateDelta: kept },
    id: '#3',
    timestamp: 0,
  };
  const of = async (path: string) => {
    const { json } = await client.call('GET', path);
    return json;
  };
  const patched = await client.call('PATCH', `${mine}/a`, { body: { state_delta: delta } });
  expect(maskAdk(patched.json)).toEqual({
    ...{ id: 'a', appName: 'another', userId: 'user #1' },
    ...{ state: { ...kept, 'temp:t': 3 }, events: [event], lastUpdateTime: 0 },
  });
  expect(maskAdk(await of(`${mine}/a`))).toMatchObject({ state: kept, events: [event] });
  expect(await of(`${mine}/b`)).toMatchObject({
    state: { [`app:${tag}`]: 1, 'user:u': 2, own: 'b' },
    events: [],
  });
  const other = `/apps/another/users/${crypto.randomUUID()}/sessions`;
  const { json } = await client.call('POST', `${other}/a`);
  expect(json).toMatchObject({ state: { [`app:${tag}`]: 1 } });
  expect(json).not.toHaveProperty('state.user:u');
});

test('sessions are listed without events, the least recently updated first', async () => {
  const text = { author: 'user', content: { parts: [{ text: 'hi' }] } };
  await client.call('POST', sessions, { body: { sessionId: 'new' } });
  const events = [
    { ...text, timestamp: 2.25 },
    { ...text, timestamp: 1.5 },
  ];
  await client.call('POST', sessions, { body: { sessionId: 'old', state: { k: 1 }, events } });
  expect(await ask('GET', sessions)).toEqual([
    200,
    [sessionOf('old', { state: { k: 1 }, lastUpdateTime: 1.5 }), sessionOf('new')],
  ]);
  const { json } = await client.call('GET', `${sessions}/old`);
  expect(json).toMatchObject({ events: [{ timestamp: 1.5 }, { timestamp: 2.25 }], lastUpdateTime: 1.5 });
});

test('events come back as they were given, without what only Plotline writes', async () => {
  const given = {
    id: 'given',
    timestamp: 1700000000.123456,
    author: 'agent',
    invocationId: 'i',
    partial: false,
    interrupted: true,
    errorCode: 'SAFETY',
    customMetadata: { some_key: null },
    groundingMetadata: { searchEntryPoint: { sdkBlob: '-_8=' } },
    content: {
      role: 'model',
      parts: [
        { inlineData: { data: '-_8=', mimeType: 'image/png' } },
        { functionCall: { id: 'c', name: 'f', args: { snake_case: null } } },
        { text: 'ü', thought: true, thoughtSignature: '-_8=' },
      ],
    },
  };
  const sent = {
    ...given,
    bogus: 1,
    grounding_metadata: { search_entry_point: { sdk_blob: '+/8' } },
    groundingMetadata: undefined,
    customMetadata: { some_key: null, plotline: { ledger: 'forged' } },
  };
  const events = [sent, { ...given, id: '', partial: true }];
  const made = await client.call('POST', sessions, { body: { sessionId: 's', events } });
  for (const { json } of [made, await client.call('GET', `${sessions}/s`)]) {
    expect(json).toEqual({
      ...sessionOf('s', { events: [{ ...given, actions }], lastUpdateTime: given.timestamp }),
      userId: user,
    });
  }
});

test.each([
  ['long-running tool IDs', { longRunningToolIds: ['a'] }],
  ['event actions', { actions: { escalate: false } }],
  [
    'ADK protocol function calls',
    { content: { parts: [{ functionResponse: { name: 'adk_request_input', response: {} } }] } },
  ],
])('a session can not begin with %s', async (what, fields) => {
  const events = [{ author: 'a' }, { author: 'a', ...fields }];
  expect(await ask('POST', sessions, { sessionId: 's', events })).toEqual([
    400,
    { detail: `Session initialization event 1 cannot include ${what}.` },
  ]);
  expect(await ask('GET', `${sessions}/s`)).toEqual(unknown);
});

test('what is too much is refused before anything is stored', async () => {
  const long = 'x'.repeat(513);
  const problem = {
    type: 'string_too_long',
    msg: 'String should have at most 512 characters',
    input: long,
    ctx: { max_length: 512 },
  };
  expect(await ask('POST', `${sessions}/${long}`)).toEqual([
    422,
    { detail: [{ ...problem, loc: ['path', 'session_id'] }] },
  ]);
  expect(await ask('POST', sessions, { sessionId: long })).toEqual([
    422,
    { detail: [{ ...problem, loc: ['body', 'sessionId'] }] },
  ]);
  const large = { k: 'x'.repeat(1024 * 1024) };
  expect((await ask('POST', `${sessions}/a`, large))[0]).toBe(413);
  expect((await ask('POST', sessions, { state: large }))[0]).toBe(413);
  expect(await ask('POST', sessions, { options: {} })).toEqual([
    400,
    { detail: 'Session options are not supported by the configured session service.' },
  ]);
  const twins = [
    { author: 'a', id: 'x' },
    { author: 'a', id: 'x' },
  ];
  expect(await ask('POST', sessions, { events: twins })).toEqual([
    400,
    { detail: 'Two events have the id “x”.' },
  ]);
  expect(await ask('GET', sessions)).toEqual([200, []]);
  expect(await started.server.services.stores.users.findOnWire(user)).not.toBe(null);
});

test('a body that is no JSON, or is not said to be, or is nested without end, is 422', async () => {
  const send = async (body: string, type = 'application/json') => {
    const init = { method: 'POST', body, headers: { 'content-type': type } };
    const answered = await client.answer(new Request(`http://127.0.0.1:3000${sessions}`, init));
    return [answered.status, await answered.json()];
  };
  const invalid = { type: 'json_invalid', msg: 'JSON decode error', input: {} };
  const reason = 'Expecting property name enclosed in double quotes';
  expect(await send('{bad')).toEqual([
    422,
    { detail: [{ ...invalid, loc: ['body', 1], ctx: { error: reason } }] },
  ]);
  expect(await send(`{"state":${'{"a":'.repeat(200)}1${'}'.repeat(201)}`)).toEqual([
    422,
    { detail: [{ ...invalid, loc: ['body', 0], ctx: { error: 'More than 200 levels' } }] },
  ]);
  const msg = 'Input should be a valid dictionary or object to extract fields from';
  expect(await send('{}', 'text/plain')).toEqual([
    422,
    { detail: [{ type: 'model_attributes_type', loc: ['body'], msg, input: '{}' }] },
  ]);
});

test('who asks about a user that nobody named makes none', async () => {
  expect(await ask('GET', sessions)).toEqual([200, []]);
  expect(await ask('GET', `${sessions}/s`)).toEqual(unknown);
  expect(await ask('PATCH', `${sessions}/s`, { stateDelta: {} })).toEqual(unknown);
  expect(await ask('DELETE', `${sessions}/s`)).toEqual([200, null]);
  expect(await ask('GET', `${sessions}/s/artifacts`)).toEqual([200, []]);
  expect(await started.server.services.stores.users.findOnWire(user)).toBe(null);
});

test('a state can not grow without end by patches', async () => {
  await client.call('POST', `${sessions}/s`);
  const patch = (key: string) =>
    ask('PATCH', `${sessions}/s`, { stateDelta: { [key]: 'x'.repeat(600 * 1024) } });
  expect((await patch('a'))[0]).toBe(200);
  expect((await patch('b'))[0]).toBe(413);
  const { json } = await client.call('GET', `${sessions}/s`);
  expect(Object.keys(Object(Reflect.get(Object(json), 'state')))).toContain('a');
  expect(Object(json)).not.toHaveProperty('state.b');
  expect(Object(json)).toHaveProperty('events.length', 1);
});

test('what is shared can not grow without end, and leaves everybody else their own room', async () => {
  const shared = '/apps/shared/users';
  const large = (key: string) => ({ [key]: 'x'.repeat(600 * 1024) });
  const mine = `${shared}/${encodeURIComponent(user)}/sessions`;
  expect((await ask('POST', `${mine}/a`, large('app:a')))[0]).toBe(200);
  expect((await ask('POST', `${mine}/b`, large('app:b')))[0]).toBe(413);
  expect((await ask('POST', `${mine}/c`, large('user:c')))[0]).toBe(200);
  expect((await ask('POST', `${mine}/d`, large('user:d')))[0]).toBe(413);
  const others = `${shared}/somebody else/sessions/s`;
  expect((await ask('POST', others, large('own')))[0]).toBe(200);
  expect((await ask('PATCH', others, { stateDelta: { small: 1 } }))[0]).toBe(200);
  expect((await ask('PATCH', others, { stateDelta: large('more') }))[0]).toBe(413);
});

test('a session can be marked to be remembered', async () => {
  const memory = `/apps/${app}/users/${encodeURIComponent(user)}/memory`;
  expect(await ask('PATCH', memory, { sessionId: 's' })).toEqual(unknown);
  await client.call('POST', `${sessions}/s`);
  expect(await ask('PATCH', memory, { session_id: 's' })).toEqual([200, null]);
});
