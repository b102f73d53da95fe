import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AdkClient, adkClient, maskAdk } from './testing/adk-client.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

const app = 'finops-cost-data-analyst';
const sessions = `/apps/${app}/users/u/sessions`;

let started: TestServer;
let client: AdkClient;
beforeAll(async () => {
  started = await startTestServer();
  client = adkClient(started.server);
});
afterAll(() => started.close());

const run = async (sessionId: string, text: string) =>
  client.call('POST', '/run', {
    body: { appName: app, userId: 'u', sessionId, newMessage: { role: 'user', parts: [{ text }] } },
  });
const said = (text: string) => ({
  content: { parts: [{ text }], role: 'model' },
  usageMetadata: { promptTokenCount: 0, candidatesTokenCount: 0, totalTokenCount: 0 },
  invocationId: 'e-#1',
  author: 'finops_cost_analyst',
  actions: { stateDelta: {}, artifactDelta: {}, requestedAuthConfigs: {}, requestedToolConfirmations: {} },
  id: '#2',
  timestamp: 0,
});

test('a client creates, asks, follows up and deletes; it gets answers and no step between', async () => {
  const made = await client.call('POST', sessions, { body: {} });
  expect(maskAdk(made.json)).toEqual({
    id: '#1',
    appName: app,
    userId: 'u',
    state: {},
    events: [],
    lastUpdateTime: 0,
  });
  const [id = ''] = /[0-9a-f-]{36}/.exec(made.text) ?? [];
  const first = said('The total cost_usd where fiscal_year is FY26 is 577,887.3.');
  expect(maskAdk((await run(id, 'What is the total cost for FY26?')).json)).toEqual([
    { ...first, type: 'agent_output' },
  ]);
  const second = said(
    'Where fiscal_year is FY26: the total cost_usd is 322,652.69 for AWS, 136,987.4 for GCP and 118,247.21 for Azure.',
  );
  expect(maskAdk((await run(id, 'Break that down by cloud')).json)).toEqual([
    { ...second, type: 'agent_output' },
  ]);
  const read = await client.call('GET', `${sessions}/${id}`);
  const shown = JSON.parse(read.text).events.map((event: { author: string; content: unknown }) => [
    event.author,
    event.content,
  ]);
  expect(shown).toEqual([
    ['user', { parts: [{ text: 'What is the total cost for FY26?' }], role: 'user' }],
    ['finops_cost_analyst', first.content],
    ['user', { parts: [{ text: 'Break that down by cloud' }], role: 'user' }],
    ['finops_cost_analyst', second.content],
  ]);
  expect((await client.call('DELETE', `${sessions}/${id}`)).text).toBe('null');
  const gone = await run(id, 'x');
  expect([gone.status, gone.text]).toEqual([404, '{"detail":"Session not found"}']);
});

test('a user’s later sessions share the sample that the first one loaded', async () => {
  for (const id of ['one', 'two']) await client.call('POST', `${sessions}/${id}`);
  const { stores } = started.server.services;
  const user = await stores.users.findOnWire('u');
  expect(user && (await stores.datasets.listByUser(user.id)).map(({ sample }) => sample)).toEqual([
    'cloud-costs',
  ]);
});

test('tool calls that a client began its session with come back', async () => {
  const content = { parts: [{ functionCall: { name: 'lookup', args: {} } }], role: 'model' };
  const events = [{ author: 'agent', invocationId: 'i1', content }];
  const { json } = await client.call('POST', sessions, { body: { events } });
  expect(json).toMatchObject({ events: [{ content }] });
});
