import { afterEach, expect, test } from 'vitest';
import { scriptedExecutor } from '#lib/executors/index.ts';
import { peerHeaders } from '../http/peer.ts';
import { createRateLimit } from '../http/rate-limit.ts';
import { type ExecutorServer, serveExecutor } from './testing/serve-executor.ts';

let server: ExecutorServer | undefined;
afterEach(async () => {
  await server?.started.close();
  server = undefined;
});

async function serve(environment: Record<string, string> = {}) {
  const executor = scriptedExecutor(() => ({}));
  server = await serveExecutor(executor, environment);
  return { executor, send: server.send, limits: server.started.server.limits };
}

const program = { language: 'python', version: '3.11', files: [{ content: 'print(42)' }] };
const far = { [peerHeaders.address]: '192.0.2.7' };
const token = 'a-token-of-some-length';

test('without a token who sits on this machine may', async () => {
  const { executor, send } = await serve();
  const message = 'Only callers on this machine may use the API. To let others in, set PLOTLINE_API_TOKEN.';
  expect(await send({ body: program, headers: far })).toEqual([403, { message }]);
  expect(await send({ method: 'GET', path: '/api/v2/runtimes', headers: far })).toEqual([403, { message }]);
  expect(executor.requests).toEqual([]);
});

test('with one, who has it may', async () => {
  const { send } = await serve({ PLOTLINE_API_TOKEN: token });
  const message = 'Send the API token: “Authorization: Bearer …”.';
  expect(await send({ body: program })).toEqual([401, { message }]);
  const headers = { ...far, authorization: `Bearer ${token}` };
  expect(await send({ body: program, headers })).toMatchObject([200, { run: { code: 0 } }]);
});

test('no page of another site may, unless it is on the list', async () => {
  const headers = { origin: 'http://evil.example' };
  const { executor, send } = await serve({ PLOTLINE_ALLOW_ORIGINS: 'http://good.example' });
  expect(await send({ body: program, headers })).toEqual([403, 'Forbidden: origin not allowed']);
  expect(executor.requests).toEqual([]);
  const listed = { origin: 'http://good.example' };
  expect(await send({ body: program, headers: listed })).toMatchObject([200, { run: { code: 0 } }]);
});

test('nobody may more often than a fair number in a minute', async () => {
  const { send, limits } = await serve();
  const clock = { now: () => 0 };
  const message = 'Too many programs in a minute. Wait a moment.';
  limits.executions = createRateLimit({ burst: 1, perMs: 60_000, message }, clock);
  limits.executions.take('127.0.0.1');
  expect(await send({ body: program })).toEqual([429, { message }]);
});

test('programs that wait at once are held to a size in all', async () => {
  const { send } = await serve();
  const large = { ...program, files: [...program.files, { content: 'x'.repeat(15_000_000) }] };
  const answers = await Promise.all(Array.from({ length: 10 }, () => send({ body: large })));
  const message = 'Too much is being sent at once. Wait a moment, then send it again.';
  expect(answers.filter(([status]) => status === 200)).toHaveLength(8);
  expect(answers.filter(([status]) => status !== 200)).toEqual([
    [429, { message }],
    [429, { message }],
  ]);
  expect(await send({ body: program })).toMatchObject([200, { run: { code: 0 } }]);
});
