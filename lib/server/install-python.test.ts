import { afterEach, expect, test } from 'vitest';
import { createLogger, PlotlineError } from '#lib/base/index.ts';
import type { CodeExecution, PythonInstall } from '#lib/contracts/index.ts';
import { type ExecutorHealth, scriptedExecutor } from '#lib/executors/index.ts';
import { PythonInstallation } from '#lib/usecases/index.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let running: TestServer[] = [];
afterEach(async () => {
  for (const one of running) await one.close();
  running = [];
});

const folder = '/srv/python';
const here: ExecutorHealth = { available: true, language: 'python', version: '3.12.4' };
const without: ExecutorHealth = { available: false, reason: 'Python is missing.', installable: true };
const address = '/api/code-execution';
const form = '/api/code-execution/install';

/** A server whose installer does as told, step by step. */
async function start(first: ExecutorHealth = without) {
  const machine = { health: first, attempts: 0 };
  const signals: AbortSignal[] = [];
  let steps = stepByStep();
  const executor = { ...scriptedExecutor(() => ({})), health: async () => machine.health };
  const python = new PythonInstallation({
    folder,
    logger: createLogger('silent'),
    async install({ onProgress, signal }) {
      machine.attempts += 1;
      signals.push(signal);
      signal.addEventListener('abort', () => steps.fail(new PlotlineError('stopped', 'Stopped.')));
      onProgress({ step: 'Downloading numpy', done: 2, total: 30 });
      await steps.over;
      machine.health = here;
    },
  });
  const started = await startTestServer({ services: { executor: async () => executor, python } });
  running.push(started);
  const browser = started.browser();
  await browser.open();
  const finish = async (error?: PlotlineError) => {
    if (error) steps.fail(error);
    else steps.finish();
    await steps.over.catch(() => undefined);
    await new Promise(setImmediate);
    steps = stepByStep();
  };
  return { started, browser, machine, python, signals, finish };
}

function stepByStep() {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  promise.catch(() => undefined);
  return { over: promise, finish: resolve, fail: reject };
}

const idle: PythonInstall = { progress: null, failure: null };
const busy: PythonInstall = { ...idle, progress: { step: 'Downloading numpy', done: 2, total: 30 } };
const missing = { executor: null, version: null };

test('Python is installed once for all who ask, everyone sees how far it is, and code runs afterwards', async () => {
  const { started, browser, machine, python, finish } = await start();
  const other = started.browser();
  await other.open();
  expect(await browser.get<CodeExecution>(address)).toEqual({
    ...missing,
    status: 'installable',
    reason: 'Python is missing.',
    install: idle,
  });
  const begun = await Promise.all([browser, other, browser].map((one) => one.send('POST', form)));
  expect(begun.map(({ status }) => status)).toEqual([202, 202, 202]);
  python.start();
  const installing = { ...missing, status: 'installing', reason: expect.any(String), install: busy };
  expect(await Promise.all(begun.map((response) => response.json()))).toEqual(Array(3).fill(installing));
  expect([await other.get(address), await other.get(form)]).toEqual([installing, busy]);
  await finish();
  const available = {
    status: 'available',
    executor: 'local',
    version: '3.12.4',
    reason: null,
    install: null,
  };
  expect([await browser.get(address), await other.get(form)]).toEqual([available, idle]);
  expect([await browser.post(form), machine.attempts]).toEqual([available, 1]);
});

test('an installation that fails says why, and can be tried again', async () => {
  const { browser, machine, finish } = await start();
  await browser.post(form);
  await finish(new PlotlineError('unavailable', 'There is no route to the index.'));
  const failed = { ...idle, failure: 'There is no route to the index.' };
  expect([await browser.get(form), await browser.get(address)]).toEqual([
    failed,
    { ...missing, status: 'installable', reason: 'Python is missing.', install: failed },
  ]);
  expect(await browser.post(form)).toMatchObject({ status: 'installing', install: busy });
  await finish();
  expect([(await browser.get<CodeExecution>(address)).status, machine.attempts]).toEqual(['available', 2]);
});

test('a server that ends stops the installation and waits for its end', async () => {
  const { started, browser, signals } = await start();
  await browser.post(form);
  running = [];
  await started.close();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

test('nothing is installed where code could not run with it either', async () => {
  const { browser, machine } = await start({ available: false, reason: 'Install bubblewrap.' });
  const refused = await browser.send('POST', form);
  expect([refused.status, await refused.json()]).toMatchObject([
    503,
    { error: { code: 'unavailable', message: 'Install bubblewrap.' } },
  ]);
  expect(machine.attempts).toBe(0);
});

test.each<[Record<string, string>, number, string]>([
  [{ PLOTLINE_EXECUTOR: 'off' }, 503, 'Code execution is switched off here: PLOTLINE_EXECUTOR is “off”.'],
  [
    { PLOTLINE_EXECUTOR: 'piston', PISTON_URL: 'http://127.0.0.1:9' },
    409,
    'Code runs on “piston” here: this server needs no Python.',
  ],
])('nothing is installed where the sandbox is not asked: %j', async (environment, status, message) => {
  const started = await startTestServer({ environment });
  running.push(started);
  const browser = started.browser();
  await browser.open();
  const refused = await browser.send('POST', form);
  expect([refused.status, await refused.json()]).toMatchObject([status, { error: { message } }]);
});
