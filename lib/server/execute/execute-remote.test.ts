import { afterEach, expect, test } from 'vitest';
import { startAzureServer, startPistonServer, testPython } from '#lib/executors/index.ts';
import { serveExecutor } from './testing/serve-executor.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const program = {
  language: 'python',
  version: '3.11',
  files: [{ content: 'print(42)' }],
  stdin: '',
  args: [],
};
const failing = { ...program, files: [{ content: 'import sys\nprint("so far")\n{}["Cost"]' }] };

async function serve(environment: Record<string, string>) {
  const { started, send } = await serveExecutor(undefined, environment);
  closing.unshift(() => started.close());
  return send;
}

test.skipIf(testPython() === null)('a program runs in a session that is made, used and deleted', async () => {
  const azure = await startAzureServer('session-uri');
  closing.push(() => azure.close());
  const send = await serve({
    PLOTLINE_EXECUTOR: 'azure',
    AZURE_SESSION_POOL_ENDPOINT: azure.endpoint,
    AZURE_SESSION_DIALECT: 'session-uri',
    AZURE_SESSION_TOKEN: 'token-of-the-test',
  });
  const run = { stdout: '42\n', stderr: '', output: '42\n', code: 0, signal: null };
  const version = expect.stringMatching(/^3\.\d+\.\d+$/);
  expect(await send({ body: program })).toMatchObject([200, { run, language: 'python', version }]);
  const flow = ['POST sessions', 'POST live/*/python/execute', 'DELETE live/*'];
  expect([azure.calls, azure.live()]).toEqual([flow, 0]);
  const failed = { stdout: 'so far\n', stderr: expect.stringContaining("KeyError: 'Cost'"), code: 1 };
  expect(await send({ body: failing })).toMatchObject([200, { run: failed }]);
  expect([azure.calls, azure.live()]).toEqual([[...flow, ...flow], 0]);
});

test.skipIf(testPython() === null)('a program runs on a Piston server', async () => {
  const piston = await startPistonServer();
  closing.push(() => piston.close());
  const send = await serve({ PLOTLINE_EXECUTOR: 'piston', PISTON_URL: piston.url });
  const run = { stdout: '42\n', stderr: '', output: '42\n', code: 0, signal: null, cpu_time: 20 };
  expect(await send({ body: program })).toMatchObject([200, { run, version: '3.12.0' }]);
  const failed = { stdout: 'so far\n', stderr: expect.stringContaining("KeyError: 'Cost'"), code: 1 };
  expect(await send({ body: failing })).toMatchObject([200, { run: failed }]);
});

test('a pool that can not be reached is said, and so is one that is switched off', async () => {
  const azure = await startAzureServer('executions');
  await azure.close();
  const send = await serve({
    PLOTLINE_EXECUTOR: 'azure',
    AZURE_SESSION_POOL_ENDPOINT: azure.endpoint,
    AZURE_SESSION_TOKEN: 't',
  });
  const message = 'Azure’s session pool can’t be reached. Check AZURE_SESSION_POOL_ENDPOINT and the network.';
  expect(await send({ body: program })).toEqual([503, { message }]);
  const off = await serve({ PLOTLINE_EXECUTOR: 'off' });
  const reason = 'Code execution is switched off here: PLOTLINE_EXECUTOR is “off”.';
  expect(await off({ body: program })).toEqual([503, { message: reason }]);
});

test('Gemini’s own execution runs no programs of others', async () => {
  const send = await serve({
    PLOTLINE_EXECUTOR: 'gemini-builtin',
    PLOTLINE_SHARING: 'full',
    GEMINI_API_KEY: 'key',
  });
  const message =
    'Programs can’t run here: PLOTLINE_EXECUTOR is “gemini-builtin”, which runs only code that Gemini writes in code mode.';
  expect(await send({ body: program })).toEqual([503, { message }]);
});
