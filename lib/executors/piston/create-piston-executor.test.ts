import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLogger } from '#lib/base/index.ts';
import type { ExecutionRequest, Executor } from '../executor.ts';
import { executorSuite } from '../testing/executor-suite.ts';
import { type PistonServer, type PistonServerOptions, startPistonServer } from '../testing/piston-server.ts';
import { hasPandas, testPython } from '../testing/remote-interpreter.ts';
import { createPistonExecutor, type PistonExecutorOptions } from './create-piston-executor.ts';

const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

async function start(server: PistonServer, options: Partial<PistonExecutorOptions> = {}) {
  const executor = createPistonExecutor({
    url: server.url,
    token: null,
    readCsv: async () => null,
    logger: createLogger('silent'),
    ...options,
  });
  closing.unshift(() => executor.close());
  return executor;
}

async function serve(options: PistonServerOptions = {}): Promise<PistonServer> {
  const server = await startPistonServer(options);
  closing.push(() => server.close());
  return server;
}

const limits = { timeoutMs: 2000, memoryMb: 512 };
const plain: ExecutionRequest = { code: '', owner: 'ann', datasets: [], limits };
/** Plotly takes seconds to load where it is the real one. */
const drawing: ExecutionRequest = { ...plain, limits: { timeoutMs: 10_000, memoryMb: 512 } };
const { signal } = new AbortController();

describe.skipIf(testPython() === null)('piston with a large output (needs python3)', () => {
  const create = async (options: Partial<PistonExecutorOptions> = {}) =>
    start(await serve({ outputBytes: 1024 * 1024, runTimeout: 15_000 }), options);
  executorSuite({
    create,
    createNarrow: () => create({ maxSessions: 1, waitMs: 50 }),
    keepsState: false,
    keepsFiles: false,
    streams: false,
    hasPandas: hasPandas(),
  });
});

describe.skipIf(testPython() === null)('piston with its own limits (needs python3)', () => {
  const draw = 'import plotly.express as px\nprint("drawn")\npx.bar(x=list(range(N)), y=[1] * N, title="t")';

  let executor: Executor;
  beforeAll(async () => {
    executor = await start(await serve({ runTimeout: 15_000 }));
    await executor.health();
  });

  test('gives text and small figures, and says which figures were left out', async () => {
    const small = await executor.run({ ...drawing, code: draw.replace('N', '3').replace('N', '3') }, signal);
    if (!hasPandas()) {
      expect(small).toMatchObject({ status: 'ok', stdout: 'drawn\n', stderr: '', figures: [{ title: 't' }] });
    }
    const code = `import random\nn = [random.random() for _ in range(500)]\n${draw.replaceAll('N', '500').replace('[1] * 500', 'n')}`;
    expect(await executor.run({ ...drawing, code }, signal)).toMatchObject({
      status: 'ok',
      stdout: 'drawn\n',
      stderr: '[1 of 1 figures did not fit into this executor’s output.]\n',
      figures: [],
    });
  });

  test('keeps head and tail of what does not fit', async () => {
    const code = 'import random\nprint("head", [random.random() for _ in range(2000)], "tail")';
    const { status, stdout, truncated } = await executor.run({ ...plain, code }, signal);
    expect([status, truncated]).toEqual(['ok', { stdout: true, stderr: false }]);
    expect(stdout).toMatch(/^head \[0.*\n\[… left out …\]\n.*\] tail\n$/s);
  });

  test('ends what runs longer than the server gives, and says how long that was', async () => {
    const hasty = await start(await serve({ runTimeout: 1200 }));
    const request = { ...plain, code: 'while True: pass', limits: { ...limits, timeoutMs: 60_000 } };
    const message = 'The run took longer than 0.7 s and was ended. Work on fewer rows, or on groups.';
    expect(await hasty.run(request, signal)).toMatchObject({ status: 'timeout', error: { message } });
  });

  test.each([
    [
      'import os; os.write(1, b"x" * 5000)',
      'error',
      'OutputLimit',
      'The run wrote more than the 1024 bytes that this Piston server passes on.',
    ],
    ['import os; os.abort()', 'error', 'Crash', 'Python was ended by SIGABRT.'],
    ['import os; os._exit(3)', 'error', 'SystemExit', '3'],
    [
      'import os; os.kill(os.getpid(), 9)',
      'out_of_memory',
      'OutOfMemory',
      'The run needed more than 512 MB of memory, or was killed. Read only the columns it needs, or group first.',
    ],
    [
      'import signal\nsignal.setitimer(signal.ITIMER_REAL, 0)\nwhile True: pass',
      'timeout',
      'Timeout',
      'The run took longer than 0.5 s and was ended. Work on fewer rows, or on groups.',
    ],
  ])('maps how isolate says it ended: %j', async (code, status, name, message) => {
    const timeoutMs = status === 'timeout' ? 500 : limits.timeoutMs;
    const request = { ...plain, code, limits: { ...limits, timeoutMs } };
    expect(await executor.run(request, signal)).toMatchObject({ status, error: { name, message } });
  });

  const datasets = [{ table: 'sales', name: 'Sales', parquet: '/nowhere' }];
  const look = 'print(len(open("sales.csv").read()))';
  const csv = (size: number): Partial<PistonExecutorOptions> => ({
    readCsv: async (_dataset, most) => (size <= most ? { csv: 'x'.repeat(size), dates: [] } : null),
  });

  test('takes datasets as CSV while there is room, and learns how much there is', async () => {
    const server = await serve();
    const smaller = await start(server, csv(50_000));
    const request = { ...plain, code: look, datasets };
    expect(await smaller.run(request, signal)).toMatchObject({ status: 'ok', stdout: '50000\n' });
    const larger = await start(server, csv(300_000));
    const message = expect.stringMatching(/^“Sales” is not there: this Piston server takes \d+ KB more/i);
    expect(await larger.run(request, signal)).toMatchObject({ status: 'unavailable', error: { message } });
    const other = await larger.run({ ...request, code: 'print(1)' }, signal);
    expect(other).toMatchObject({ status: 'ok', stdout: '1\n', stderr: expect.stringContaining('“Sales”') });
  });

  test.skipIf(!hasPandas())('reads the CSV as a data frame', async () => {
    const text = 'day,amount\n2024-01-02,1.5\n2024-01-03,\n';
    const readCsv = async () => ({ csv: text, dates: ['day'] });
    const reader = await start(await serve({ outputBytes: 65_536, runTimeout: 20_000 }), { readCsv });
    const code = 'print(sales.amount.sum(), df.day.max().date())';
    const request = { ...plain, code, datasets, limits: { ...limits, timeoutMs: 15_000 } };
    expect(await reader.run(request, signal)).toMatchObject({ status: 'ok', stdout: '1.5 2024-01-03\n' });
  });
});

describe('a Piston server that can not', () => {
  test('be reached is unavailable', async () => {
    const server = await startPistonServer();
    await server.close();
    const reason = 'The Piston server can’t be reached. Check PISTON_URL, and that it is running.';
    expect(await (await start(server)).health()).toEqual({ available: false, reason });
  });

  test('be used without a token says so', async () => {
    const server = await serve({ token: 'Bearer secret' });
    const reason = 'The Piston server wants another token. Set PISTON_TOKEN.';
    expect(await (await start(server)).health()).toEqual({ available: false, reason });
    if (testPython() === null) return;
    const executor = await start(server, { token: 'Bearer secret', url: `${server.url}/api/v2/` });
    expect(await executor.health()).toEqual({ available: true, language: 'python', version: '3.12.0' });
  });

  test.skipIf(testPython() === null)('take more says when to come again', async () => {
    const server = await serve();
    const executor = await start(server);
    await executor.health();
    server.plan({ status: 429, headers: { 'retry-after': '7' } });
    expect(await executor.run(plain, signal)).toMatchObject({ status: 'busy', retryAfterSeconds: 7 });
    server.plan({ status: 500 });
    const message = 'The Piston server answered with HTTP 500. Check PISTON_URL, or ask who runs it.';
    expect(await executor.run(plain, signal)).toMatchObject({ status: 'unavailable', error: { message } });
    server.plan({ status: 200, body: '{"run":{}}' });
    expect(await executor.run(plain, signal)).toMatchObject({ status: 'unavailable' });
  });
});
