import { join } from 'node:path';
import { startServer } from '../../e2e/support/start-server.ts';
import { type ApiClient, createApiClient, uploadFile } from '../support/api-client.ts';
import { call, load } from '../support/load.ts';
import { makeCsv } from '../support/make-csv.ts';
import { summarise } from '../support/percentile.ts';
import { startPythonAdk } from '../support/python-adk.ts';

const app = 'data_analysis_assistant';
const rows = 1_000_000;
const manySessions = 10_000;
const pythonPort = 18_231;

/** ADK's wire: questions on a million rows, and what sessions cost; beside Google's own server where it is there. */
export async function adkWire() {
  const server = await startServer();
  try {
    const sessions = await measureSessions(server.url, app);
    return {
      run: await measureRuns(server.url, server.dataDir),
      plotline: { ...sessions, listOf10000Ms: await measureList(server.url, app) },
      python: await measurePython(),
    };
  } finally {
    await server.dispose();
  }
}

async function measurePython() {
  const python = await startPythonAdk(pythonPort);
  if (!python) return 'skipped: google.adk is not installed for this Python (PYTHON names another)';
  try {
    const sessions = await measureSessions(python.url, python.app);
    return { version: python.version, ...sessions, listOf10000Ms: await measureList(python.url, python.app) };
  } finally {
    python.stop();
  }
}

async function measureSessions(url: string, appName: string) {
  const sessions = `${url}/apps/${appName}/users/bench/sessions`;
  const make = (index: number) => call(sessions, 'POST', { sessionId: `s${index}`, state: { n: index } });
  const read = (index: number) => call(`${sessions}/s${index}`, 'GET');
  const warm = { count: 200, atOnce: 10 };
  await load(warm, (index) => make(100_000 + index));
  const created = await load({ count: 2000, atOnce: 10 }, make);
  const got = await load({ count: 2000, atOnce: 10 }, read);
  return { createdPerSecond: created.perSecond, readPerSecond: got.perSecond };
}

async function measureList(url: string, appName: string): Promise<number> {
  const sessions = `${url}/apps/${appName}/users/bench-list/sessions`;
  await load({ count: manySessions, atOnce: 10 }, () => call(sessions, 'POST', {}));
  const { each } = await load({ count: 5, atOnce: 1 }, () => call(sessions, 'GET'));
  return summarise(each).p50Ms;
}

async function measureRuns(url: string, dataDir: string) {
  const path = join(dataDir, 'bench.csv');
  await makeCsv(path, rows);
  const client = await createApiClient(url);
  await uploadFile(client, path, 'orders.csv');
  const userId = await letProgramsIn(client);
  const results: Record<string, unknown> = {};
  for (const clients of [1, 10, 50]) {
    const sessionIds = await sessionsWithTheFile(client, clients);
    const run = (index: number) => ask(url, { userId, sessionId: sessionIds[index % clients] ?? '' });
    await load({ count: clients, atOnce: clients }, run);
    const { each, perSecond } = await load({ count: Math.max(20, clients * 4), atOnce: clients }, run);
    results[`clients${clients}`] = { ...summarise(each), perSecond };
  }
  return results;
}

function ask(url: string, who: { userId: string; sessionId: string }): Promise<unknown> {
  const newMessage = { role: 'user', parts: [{ text: 'average revenue by region' }] };
  return call(`${url}/run`, 'POST', { appName: app, ...who, newMessage });
}

async function letProgramsIn(client: ApiClient): Promise<string> {
  return (await send(client, 'PATCH /api/me', { apiAccess: true })).userId;
}

async function sessionsWithTheFile(client: ApiClient, count: number): Promise<string[]> {
  const [dataset] = await send(client, 'GET /api/datasets');
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const { id } = await send(client, 'POST /api/sessions', {});
    await send(client, `POST /api/sessions/${id}/datasets`, { datasetId: dataset.id });
    ids.push(id);
  }
  return ids;
}

async function send({ url, headers }: ApiClient, call: string, body?: unknown) {
  const [method = '', path = ''] = call.split(' ');
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
