import { expect, test } from 'vitest';
import { z } from 'zod';
import { createRouter } from './create-router.ts';
import { jsonResponse } from './json-response.ts';
import { type AdkRoute, defineRoute } from './route.ts';
import { WireError } from './wire-error.ts';

const answer = z.unknown();
const echo = (method: AdkRoute['method'], path: string): AdkRoute =>
  defineRoute({ method, path, summary: '', answer }, () => null);
const routes = [
  echo('GET', '/apps/{app}/things'),
  echo('POST', '/apps/{app}/things'),
  echo('POST', '/apps/{app}/things/{thing}:end'),
  echo('GET', '/apps/{app}/things/{thing}'),
  echo('GET', '/apps/{app}/files/{name:path}/versions'),
  echo('GET', '/apps/{app}/files/{name:path}'),
  echo('GET', '/apps/{app}/users/{user}/x'),
];

async function ask(request: string, defaultApp: string | null = null): Promise<unknown[]> {
  const [method = '', path = ''] = request.split(' ');
  const route = createRouter(routes, {
    defaultApp,
    handle: async ({ path: template }, { params }) => jsonResponse({ path: template, params }),
  });
  const response = await route(new Request(`http://h:1${path}`, { method })).catch(toResponse);
  const { status, headers } = response;
  const text = await response.text();
  const shown = headers.get('allow') ?? headers.get('location');
  return [status, text === '' ? null : JSON.parse(text), ...(shown === null ? [] : [shown])];
}

function toResponse(error: unknown): Response {
  if (error instanceof WireError) return jsonResponse({ detail: error.detail }, error);
  throw error;
}

test.each([
  ['GET /apps/a/things', { path: '/apps/{app}/things', params: { app: 'a' } }],
  [
    'GET /apps/a%20b/things/%C3%BC',
    { path: '/apps/{app}/things/{thing}', params: { app: 'a b', thing: 'ü' } },
  ],
  ['GET /apps/a/things/x:end', { path: '/apps/{app}/things/{thing}', params: { app: 'a', thing: 'x:end' } }],
  ['POST /apps/a/things/x:end', { path: '/apps/{app}/things/{thing}:end', params: { app: 'a', thing: 'x' } }],
  [
    'GET /apps/a/files/b/c%2Fd/versions?x=1',
    { path: '/apps/{app}/files/{name:path}/versions', params: { app: 'a', name: 'b/c/d' } },
  ],
  ['GET /apps/a/files/b/', { path: '/apps/{app}/files/{name:path}', params: { app: 'a', name: 'b/' } }],
])('%s is answered by the first that fits', async (request, found) => {
  expect(await ask(request)).toEqual([200, found]);
});

test('what does not fit is told why', async () => {
  expect(await ask('GET /nothing')).toEqual([404, { detail: 'Not Found' }]);
  expect(await ask('GET /apps/a/things/b%2Fc')).toEqual([404, { detail: 'Not Found' }]);
  expect(await ask('GET /apps/%ff/things')).toEqual([404, { detail: 'Not Found' }]);
  expect(await ask('DELETE /apps/a/things')).toEqual([405, { detail: 'Method Not Allowed' }, 'GET, POST']);
  expect(await ask('HEAD /apps/a/things')).toEqual([405, null, 'GET, POST']);
  expect(await ask('OPTIONS /apps/a/things/x')).toEqual([405, { detail: 'Method Not Allowed' }, 'GET']);
  expect(await ask('POST /apps/a/things/?q=1')).toEqual([307, null, 'http://h:1/apps/a/things?q=1']);
});

test('an address without an app means the default one, if there is one', async () => {
  expect(await ask('GET /users/u/x')).toEqual([404, { detail: 'Not Found' }]);
  const found = { path: '/apps/{app}/users/{user}/x', params: { app: 'a', user: 'u' } };
  expect(await ask('GET /users/u/x', 'a')).toEqual([200, found]);
});
