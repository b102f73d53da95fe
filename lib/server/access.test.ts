import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Route } from './http/route.ts';
import { routes } from './routes/index.ts';
import { beginFile, sendFile } from './testing/send-file.ts';
import type { TestBrowser } from './testing/test-browser.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';
import { world } from './testing/world.ts';

let started: TestServer;
let owner: TestBrowser;
let stranger: TestBrowser;
let ids: Record<string, string>;

beforeAll(async () => {
  started = await startTestServer({
    services: {
      async runTurn(context) {
        const bytes = new TextEncoder().encode('{}');
        const { name } = await context.saveArtifact('figure.json', 'application/json', bytes);
        const args = { sql: 'SELECT * FROM cars' };
        const functionCall = { id: 'call-1', name: 'query_data', args };
        await context.emit({
          author: 'analysis_agent',
          content: { parts: [{ functionCall }, { text: name }] },
        });
        return { status: 'done' };
      },
    },
  });
  owner = started.browser();
  stranger = started.browser();
  await owner.open();
  await stranger.open();
  const dataset = await sendFile(owner, 'cars.csv', 'name,power\na,1\nb,2\n');
  const begun = await beginFile(owner, { name: 'more.csv', length: 100 });
  const { turnId } = await owner.post<{ turnId: string }>(`/api/sessions/${owner.session()}/turns`, {
    text: 'q',
  });
  await over(turnId);
  ids = {
    sessionId: owner.session(),
    turnId,
    datasetId: dataset.id,
    uploadId: (begun.headers.get('location') ?? '').split('/').at(-1) ?? '',
    name: 'figure.json',
    file: 'call-1.csv',
  };
});
afterAll(() => started.close());

const closed = routes.filter((route) => !route.isOpen);
const addressed = closed.filter((route) => route.path.includes(':'));
const titled = (list: Route[]) => list.map((route) => [`${route.method} ${route.path}`, route] as const);

test('the owner reaches what the others are refused', async () => {
  const answers = [];
  for (const route of addressed.filter(({ method, path }) => method === 'GET' && !path.endsWith('/events'))) {
    answers.push([pathOf(route), (await owner.send('GET', pathOf(route))).status]);
  }
  expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
});

describe('without a session nothing is read and nothing changed:', () => {
  test.each(titled(closed))('%s', async (_title, route) => {
    const before = await world(started.dataDir);
    const response = await call(started.browser(), route);
    expect([response.status, await codeOf(response)]).toEqual([401, 'unauthorized']);
    expect(await world(started.dataDir)).toEqual(before);
  });
});

describe('with the ids of somebody else nothing is read and nothing changed:', () => {
  test.each(titled(addressed))('%s', async (_title, route) => {
    const before = await world(started.dataDir);
    const response = await call(stranger, route);
    expect([response.status, await codeOf(response)]).toEqual([404, notFoundCode(route)]);
    expect(await world(started.dataDir)).toEqual(before);
  });

  test('GET /api/sessions and /api/datasets', async () => {
    const sessions = await stranger.get<{ id: string }[]>('/api/sessions');
    expect(sessions.map(({ id }) => id)).toEqual([stranger.session()]);
    expect(await stranger.get('/api/datasets')).toEqual([]);
  });

  test('an upload into their session', async () => {
    const before = await world(started.dataDir);
    const response = await beginFile(stranger, { name: 'x.csv', length: 10, session: ids.sessionId ?? '' });
    expect([response.status, await codeOf(response)]).toEqual([404, 'session_not_found']);
    expect(await world(started.dataDir)).toEqual(before);
  });

  test('attaching their dataset to a session of mine', async () => {
    const before = await world(started.dataDir);
    const response = await stranger.send('POST', `/api/sessions/${stranger.session()}/datasets`, {
      body: { datasetId: ids.datasetId },
    });
    expect([response.status, await codeOf(response)]).toEqual([404, 'dataset_not_found']);
    expect(await world(started.dataDir)).toEqual(before);
  });

  test('their cookie of the session with my own user', async () => {
    const mixed = started.browser();
    await mixed.open();
    mixed.cookies.set('plotline_session', ids.sessionId ?? '');
    await mixed.open();
    expect(mixed.session()).not.toBe(ids.sessionId);
  });
});

describe('from another site nothing is changed:', () => {
  const changing = closed.filter(({ method }) => !['GET', 'HEAD'].includes(method));
  test.each(titled(changing))('%s', async (_title, route) => {
    const before = await world(started.dataDir);
    for (const headers of [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { origin: 'http://127.0.0.1:3001' },
    ]) {
      const response = await call(owner, route, headers);
      expect([response.status, await codeOf(response)]).toEqual([403, 'origin_refused']);
    }
    expect(await world(started.dataDir)).toEqual(before);
  });
});

const bodies: Record<string, unknown> = {
  'POST /api/sessions': {},
  'PATCH /api/sessions/:sessionId': { title: 'Mine now' },
  'POST /api/sessions/:sessionId/turns': { text: 'q' },
  'POST /api/sessions/:sessionId/datasets': { sample: 'vehicles' },
};

function pathOf(route: Route): string {
  return route.path.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => ids[name] ?? name);
}

function call(browser: TestBrowser, route: Route, headers: Record<string, string> = {}): Promise<Response> {
  const body = bodies[`${route.method} ${route.path}`];
  const isUpload = route.path.startsWith('/api/uploads');
  const tus = { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'upload-length': '1' };
  return browser.send(route.method, pathOf(route), {
    headers: { ...(isUpload && tus), ...headers },
    ...(body !== undefined && { body }),
  });
}

function notFoundCode({ path }: Route): string {
  if (path.startsWith('/api/datasets')) return 'dataset_not_found';
  return path.startsWith('/api/uploads') ? 'upload_not_found' : 'session_not_found';
}

async function codeOf(response: Response): Promise<string | undefined> {
  const text = await response.text();
  const isHead = text === '';
  return isHead ? headCode(response.status) : JSON.parse(text).error.code;
}

/** An answer to HEAD has no body to name its code in. */
function headCode(status: number): string | undefined {
  return { 401: 'unauthorized', 404: 'upload_not_found' }[status];
}

async function over(turnId: string): Promise<void> {
  const { turns } = started.server.services;
  while (turns.find(turnId)) await new Promise((resolve) => setTimeout(resolve, 5));
}
