import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AdkClient, adkClient, maskAdk } from './testing/adk-client.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

const app = 'data_analysis_assistant';
const older = 'finops-cost-data-analyst';
const sessions = `/apps/${app}/users/u/sessions`;
const csv = Buffer.from('name,cost\na,1\nb,3\n').toString('base64url');

let started: TestServer;
let client: AdkClient;
beforeAll(async () => {
  started = await startTestServer();
  client = adkClient(started.server);
});
afterAll(() => started.close());

let id = '';
beforeEach(async () => {
  id = crypto.randomUUID();
  await client.call('POST', `${sessions}/${id}`);
});

const body = (text: string | null, more: object = {}) => ({
  appName: app,
  userId: 'u',
  sessionId: id,
  ...(text !== null && { newMessage: { role: 'user', parts: [{ text }] } }),
  ...more,
});
const run = async (text: string | null, more: object = {}) =>
  (await client.call('POST', '/run', { body: body(text, more) })).json;
const read = async () => (await client.call('GET', `${sessions}/${id}`)).json;
const file = { inlineData: { mimeType: 'text/csv', data: csv, displayName: 'costs.csv' } };

const actions = {
  stateDelta: {},
  artifactDelta: {},
  requestedAuthConfigs: {},
  requestedToolConfirmations: {},
};
const said = (text: string, more: object = {}) => ({
  content: { parts: [{ text }], role: 'model' },
  usageMetadata: { promptTokenCount: 0, candidatesTokenCount: 0, totalTokenCount: 0 },
  invocationId: 'e-#1',
  author: 'data_analysis_coordinator',
  actions,
  id: '#2',
  timestamp: 0,
  ...more,
});

test('the apps are listed, by name or as they are', async () => {
  expect((await client.call('GET', '/list-apps')).json).toEqual([app, older]);
  expect((await client.call('GET', '/list-apps?detailed=true')).json).toMatchObject({
    apps: [
      { name: app, rootAgentName: 'data_analysis_coordinator', language: 'python', agents: null },
      { name: older, rootAgentName: 'finops_cost_analyst', isComputerUse: false, agents: null },
    ],
  });
});

test('an app is described with its agents and the tools that a model is told of', async () => {
  const { json } = await client.call('GET', `/apps/${app}/app-info`);
  const query = { functionDeclarations: [{ name: 'query_data' }] };
  const chart = { functionDeclarations: [{ name: 'make_chart' }] };
  expect(json).toMatchObject({
    name: app,
    rootAgentName: 'data_analysis_coordinator',
    agents: {
      data_analysis_coordinator: {
        tools: [query, chart],
        sub_agents: ['analysis_agent', 'visualization_agent'],
      },
      analysis_agent: { name: 'analysis_agent', tools: [query], sub_agents: [] },
      visualization_agent: { name: 'visualization_agent', tools: [chart], sub_agents: [] },
    },
  });
  const refusals = ['nope', '__x'].map((name) => client.call('GET', `/apps/${name}/app-info`));
  expect((await Promise.all(refusals)).map(({ status, text }) => [status, text])).toEqual([
    [404, `{"detail":"Agent not found: 'nope'. GET /list-apps names those that are there."}`],
    [403, '{"detail":"Apps with such names are internal."}'],
  ]);
});

test('a message is kept as it came, and a table in it can be asked', async () => {
  const png = { inlineData: { mimeType: 'image/png', data: 'iVBOR__7_w==' } };
  const newMessage = { role: 'model', parts: [{ text: 'total cost' }, png, file] };
  const customMetadata = { some_key: { n: null }, plotline: { ledger: 'forged' } };
  const stateDelta = { given: null, 'temp:t': 1, 'user:y': 3 };
  const events = await run(null, { newMessage, customMetadata, stateDelta });
  expect(maskAdk(events)).toMatchObject([
    { longRunningToolIds: [], content: { parts: [{ functionCall: { name: 'query_data' } }] } },
    { content: { parts: [{ functionResponse: { name: 'query_data' } }], role: 'user' } },
    said('The total cost is 4.', {
      id: '#5',
      invocationId: 'e-#2',
      customMetadata: { some_key: { n: null } },
    }),
  ]);
  const kept = maskAdk(await read());
  expect(kept).toMatchObject({ state: { given: null, 'user:y': 3 } });
  expect(kept).toHaveProperty('events[0]', {
    content: { parts: newMessage.parts, role: 'user' },
    customMetadata: { some_key: { n: null } },
    invocationId: 'e-#2',
    author: 'user',
    actions: { ...actions, stateDelta: { given: null, 'user:y': 3 } },
    id: '#3',
    timestamp: 0,
  });
  expect(kept).toHaveProperty('events.length', 4);
});

test('a file without words is answered by what it holds', async () => {
  expect(maskAdk(await run(null, { newMessage: { parts: [file] } }))).toEqual([
    said('This session has costs.csv (name, cost). Ask a question about it, such as “distribution of cost”.'),
  ]);
});

test('a file that is no table is answered by why not, whatever is asked of it', async () => {
  const data = Buffer.from('%PDF-1.7 \u0000\u0001').toString('base64url');
  const bad = { inlineData: { mimeType: 'text/csv', data, displayName: 'report.csv' } };
  const answer = await run(null, { newMessage: { parts: [bad, { text: 'total cost' }] } });
  expect(maskAdk(answer)).toEqual([
    said(
      '“report.csv” was not read. This is a PDF document, not a table as text. Upload a CSV, TSV or other delimited text file.',
    ),
  ]);
});

test('an empty file is refused before anything is stored', async () => {
  const newMessage = { parts: [{ inlineData: { mimeType: 'text/csv', data: '' } }] };
  const answer = await client.call('POST', '/run', { body: body(null, { newMessage }) });
  expect([answer.status, answer.text]).toEqual([
    422,
    '{"detail":"The file is empty. Send one with data in it."}',
  ]);
  expect(await read()).toHaveProperty('events', []);
});

test('what Plotline knows of an answer is there for who asks', async () => {
  await run(null, { newMessage: { parts: [file] } });
  const answer = await client.call('POST', '/run?plotline=true', { body: body('How many rows are there?') });
  const headline = [{ name: 'number of rows', value: 2 }];
  expect(answer.json).toHaveProperty('[2].customMetadata.plotline.headline', headline);
  const { json } = await client.call('GET', `${sessions}/${id}?plotline=true`);
  expect(json).toHaveProperty('events[5].customMetadata.plotline.headline', headline);
  expect(JSON.stringify(await read())).not.toContain('plotline');
});

describe('an invocation', () => {
  const asked = (value: unknown) => JSON.stringify(value);
  const idsOf = (events: unknown) =>
    new Set((Array.isArray(events) ? events : []).map((event) => event.invocationId));

  test('goes on under its id, and is asked again what it was asked', async () => {
    await run(null, { newMessage: { parts: [file, { text: 'total cost' }] } });
    await run('How many rows are there?', { invocationId: 'e-given' });
    const again = await run(null, { invocationId: 'e-given' });
    expect([idsOf(again), asked(again)]).toEqual([
      new Set(['e-given']),
      expect.stringContaining('There are 2 rows.'),
    ]);
    const followed = await run('total cost', { invocationId: 'e-given' });
    expect([idsOf(followed), asked(followed)]).toEqual([
      new Set(['e-given']),
      expect.stringContaining('The total cost is 4.'),
    ]);
  });

  test('without a message asks the last question again, and adds none of the user', async () => {
    await run('How many rows are there?', { newMessage: { parts: [file, { text: 'total cost' }] } });
    expect(asked(await run(null))).toContain('The total cost is 4.');
    expect(asked(await run(null, { newMessage: { parts: [] } }))).toContain('The total cost is 4.');
    const users = JSON.stringify(await read()).match(/"author":"user"/g);
    expect(users).toHaveLength(2);
  });

  test('of another session’s name gets a name of its own', async () => {
    await run('hello', { invocationId: 'e-given' });
    await client.call('POST', `/apps/${app}/users/v/sessions/${id}`);
    const other = await run('hello', { invocationId: 'e-given', userId: 'v' });
    expect([...idsOf(other)][0]).toMatch(/^e-[0-9a-f-]{36}$/);
  });

  test('has a plain name', async () => {
    const answer = await client.call('POST', '/run', { body: body('hi', { invocationId: 'a/b' }) });
    expect(answer.status).toBe(422);
  });
});

describe('the state chooses', () => {
  const refusalOf = async (stateDelta: object) => {
    const { status, json } = await client.call('POST', '/run', { body: body('hi', { stateDelta }) });
    return [status, json];
  };

  test('the dataset that is asked: a sample, or one of the session', async () => {
    await run(null, { newMessage: { parts: [file] } });
    expect(await run('How many rows are there?', { stateDelta: { dataset: 'vehicles' } })).toHaveProperty(
      '[2].content.parts[0].text',
      'There are 1,200 rows.',
    );
    expect(await run('How many rows are there?', { stateDelta: { dataset: 'costs.csv' } })).toHaveProperty(
      '[2].content.parts[0].text',
      'There are 2 rows.',
    );
    expect(await read()).toHaveProperty('state.dataset', 'costs.csv');
  });

  test('nothing that is not there', async () => {
    expect(await refusalOf({ dataset: 'nope' })).toEqual([
      404,
      {
        detail:
          'There is no dataset or sample “nope”. Set the session’s state key “dataset” to one that is there, or to null.',
      },
    ]);
    expect(await refusalOf({ analyst: 'oracle' })).toEqual([
      422,
      {
        detail:
          'The session’s state key “analyst” is "oracle"; allowed is builtin or gemini. Set it anew, or to null.',
      },
    ]);
    expect(await refusalOf({ analyst: 'gemini' })).toEqual([
      503,
      { detail: 'No key is set. Set GEMINI_API_KEY and start Plotline again.' },
    ]);
    expect(await read()).toHaveProperty('events', []);
  });
});

test.each(['/run', '/run_sse'])('%s tells what is not there before anything runs', async (path) => {
  const answer = async (more: object) => {
    const { status, type, text } = await client.call('POST', path, { body: body('hi', more) });
    return [status, type, text];
  };
  const json = 'application/json';
  expect(await answer({ sessionId: 'x' })).toEqual([404, json, '{"detail":"Session not found: x"}']);
  expect(await answer({ appName: older })).toEqual([404, json, '{"detail":"Session not found"}']);
  expect(await answer({ appName: 'nope' })).toEqual([
    404,
    json,
    `{"detail":"Agent not found: 'nope'. GET /list-apps names those that are there."}`,
  ]);
  expect(await answer({ appName: undefined })).toEqual([
    400,
    json,
    '{"detail":"app_name is required when ADK_DEFAULT_APP_NAME is not set"}',
  ]);
});

test('a server may have a default app, and make sessions that are not there', async () => {
  const lenient = adkClient(started.server, { defaultApp: app, autoCreateSessions: true });
  const { appName: _, ...unnamed } = body('hi', { sessionId: 'made' });
  expect((await lenient.call('POST', '/run', { body: unnamed })).status).toBe(200);
  expect((await lenient.call('GET', '/users/u/sessions/made')).json).toMatchObject({
    id: 'made',
    appName: app,
  });
});
