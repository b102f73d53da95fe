import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ExecutionRequest, Executor } from '../executor.ts';
import { type AzureServer, type Planned, startAzureServer } from '../testing/azure-server.ts';
import { hasPandas, testPython } from '../testing/remote-interpreter.ts';
import type { AzureDialectName } from './azure-settings.ts';
import { type AzureExecutorOptions, createAzureExecutor } from './create-azure-executor.ts';

const versions = {
  executions: '2025-10-02-preview',
  'code-execute': '2024-02-02-preview',
  'session-uri': '2024-02-02-preview',
} as const;
const backOff = { firstMs: 1, mostMs: 4, attempts: 3 };
const limits = { timeoutMs: 5000, memoryMb: 512 };

let server: AzureServer;
let executor: Executor;
let folder: string;
let log: string[];
beforeEach(async () => {
  log = [];
  folder = await mkdtemp(join(tmpdir(), 'plotline-test-'));
});
afterEach(async () => {
  await executor.close();
  await server.close();
  await rm(folder, { recursive: true });
});

async function start(dialect: AzureDialectName, options: Partial<AzureExecutorOptions> = {}) {
  server = await startAzureServer(dialect);
  executor = createAzureExecutor({
    endpoint: server.endpoint,
    dialect,
    apiVersion: versions[dialect],
    token: 'token-of-the-test',
    credentials: {},
    logger: pino({ level: 'warn' }, { write: (line) => log.push(JSON.parse(line).msg) }),
    backOff,
    ...options,
  });
}

const run = (code: string, more: Partial<ExecutionRequest> = {}, signal = new AbortController().signal) =>
  executor.run({ code, owner: 'ann', datasets: [], limits, ...more }, signal);
const plan = (planned: Partial<Planned>, times = 1) => {
  for (let count = 0; count < times; count += 1) {
    server.plan({ method: 'POST', path: '', status: 500, ...planned });
  }
};
const flow = ['POST sessions', 'POST live/*/python/execute', 'DELETE live/*'];

describe.skipIf(testPython() === null)('a session of session-uri is deleted once (needs python3)', () => {
  beforeEach(() => start('session-uri', { graceMs: 200 }));

  test('after success', async () => {
    expect(await run('print(42)', { owner: null })).toMatchObject({ status: 'ok', stdout: '42\n' });
    expect([server.calls, server.live()]).toEqual([flow, 0]);
  });

  test('after an error of Python', async () => {
    expect(await run('{}["a"]')).toMatchObject({ status: 'error', error: { name: 'KeyError' } });
    expect([server.calls, server.live()]).toEqual([flow, 0]);
  });

  test('after HTTP 500', async () => {
    plan({ path: '/python/execute', status: 500, body: 'no' });
    const message = 'Azure’s session pool answered with HTTP 500. Try again; if it stays, ask who runs it.';
    expect(await run('1')).toMatchObject({ status: 'unavailable', error: { message } });
    expect([server.calls, server.live()]).toEqual([flow, 0]);
  });

  test('after a time-out, whether the code or the service lets it pass', async () => {
    const short = { limits: { timeoutMs: 300, memoryMb: 512 } };
    expect(await run('while True: pass', short)).toMatchObject({ status: 'timeout' });
    plan({ path: '/python/execute', hangs: true });
    expect(await run('1', short)).toMatchObject({ status: 'timeout', error: { name: 'Timeout' } });
    expect([server.calls, server.live()]).toEqual([[...flow, ...flow], 0]);
  });

  test('after a Stop', async () => {
    const stop = new AbortController();
    const running = run('import time; time.sleep(60)', {}, stop.signal);
    while (server.calls.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
    const execution = await running;
    expect([execution.status, server.calls, server.live()]).toEqual(['stopped', flow, 0]);
  });

  test('after a pool that stays full', async () => {
    plan({ path: '/python/execute', status: 429, headers: { 'retry-after': '0' } }, 3);
    expect(await run('1')).toMatchObject({ status: 'busy', retryAfterSeconds: 1 });
    const [first, execute, last] = flow;
    expect([server.calls, server.live()]).toEqual([[first, execute, execute, execute, last], 0]);
  });

  test.each([500, 404, 401])('and a failure of that with %i hides nothing', async (status) => {
    plan({ method: 'DELETE', status });
    expect(await run('{}["a"]')).toMatchObject({ status: 'error', error: { name: 'KeyError' } });
    expect([server.calls, log]).toEqual([flow, ['A session could not be ended']]);
  });

  test('and none is deleted where none could be made', async () => {
    plan({ path: 'sessions', status: 503 }, 3);
    expect(await run('1')).toMatchObject({ status: 'busy', retryAfterSeconds: 10 });
    expect(server.calls).toEqual(['POST sessions', 'POST sessions', 'POST sessions']);
  });
});

test.each(['ftp://127.0.0.1/live', 'http://sessions.invalid/live', 'http://127.0.0.1.sessions.invalid/live'])(
  'a session at %s is sent nothing',
  async (sessionUri) => {
    await start('session-uri');
    plan({ path: 'sessions', status: 201, body: JSON.stringify({ sessionUri }) });
    const message =
      'The session pool named an address for its session that is not its own, so the token was not sent there. Check AZURE_SESSION_POOL_ENDPOINT.';
    expect(await run('1')).toMatchObject({ status: 'unavailable', error: { message } });
    expect(server.calls).toEqual(['POST sessions']);
  },
);

describe.skipIf(testPython() === null)('a full pool (needs python3)', () => {
  test.each([404, 429, 502, 503])('that answers %i is waited for', async (status) => {
    await start('executions');
    plan({ path: 'executions', status }, 2);
    expect(await run('print(1)')).toMatchObject({ status: 'ok', stdout: '1\n' });
    expect(server.calls.filter((call) => call === 'POST executions')).toHaveLength(3);
  });

  test('that says when to come again is not asked before, nor waited for too long', async () => {
    await start('executions');
    plan({ path: 'executions', status: 429, headers: { 'retry-after': '75' } });
    expect(await run('1')).toMatchObject({ status: 'busy', retryAfterSeconds: 75 });
    expect(server.calls).toEqual(['POST executions', 'DELETE session']);
  });

  test('is left by a Stop', async () => {
    await start('executions', { backOff: { firstMs: 60_000, mostMs: 60_000, attempts: 3 } });
    plan({ path: 'executions', status: 429, headers: { 'retry-after': '15' } });
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    expect(await run('1', {}, stop.signal)).toMatchObject({ status: 'stopped' });
  });
});

describe.skipIf(testPython() === null)('files (needs python3)', () => {
  const dataset = async (text: string) => {
    const parquet = join(folder, 'sales.parquet');
    await writeFile(parquet, text);
    return { datasets: [{ table: 'sales', name: 'Sales', parquet }] };
  };
  // By no name of its own: a data frame would be read of what is none.
  const found = 'import glob\nname = glob.glob("*.parquet")[0]';
  const look = `${found}\nprint(open(name).read())`;

  test.each(['executions', 'code-execute', 'session-uri'] as const)(
    'reach the code in %s',
    async (dialect) => {
      await start(dialect);
      const files = { 'deep/note.txt': Buffer.from('here') };
      const code = `${look}\nprint(open("deep/note.txt").read())`;
      expect(await run(code, { ...(await dataset('rows')), files })).toMatchObject({
        stdout: 'rows\nhere\n',
      });
    },
  );

  test.skipIf(!hasPandas()).each(['executions', 'code-execute', 'session-uri'] as const)(
    'are data frames in %s, the same in the next run whatever this one did',
    async (dialect) => {
      await start(dialect);
      const parquet = join(folder, 'sales.parquet');
      const connection = await (await DuckDBInstance.create()).connect();
      await connection.run(
        `COPY (SELECT range AS id, DATE '2024-01-01' AS day FROM range(1000)) TO '${parquet}' (FORMAT parquet)`,
      );
      connection.closeSync();
      const datasets = [{ table: 'sales', name: 'Sales', parquet }];
      const code = 'print(len(sales), df.id.sum(), df.day.max().date())\nsales["id"] = 0';
      const given = { datasets, limits: { timeoutMs: 15_000, memoryMb: 512 } };
      const stdout = '1000 499500 2024-01-01\n';
      expect(await run(code, given)).toMatchObject({ error: null, stdout });
      expect(await run(code, given)).toMatchObject({ error: null, stdout });
    },
  );

  test('are sent once, and again where they changed', async () => {
    await start('executions');
    const run1 = await run(look, await dataset('rows'));
    const run2 = await run(look, await dataset('rows'));
    const run3 = await run(look, await dataset('more rows'));
    expect([run1.stdout, run2.stdout, run3.stdout]).toEqual(['rows\n', 'rows\n', 'more rows\n']);
    expect(server.calls.filter((call) => call === 'POST files')).toHaveLength(2);
  });

  test('are sent anew where the code wrote to them, before any more code runs', async () => {
    await start('executions');
    await run(`${found}\nopen(name, "w").write("fake")`, await dataset('rows'));
    expect(await run(look, await dataset('rows'))).toMatchObject({ stdout: 'rows\n', stateReset: false });
  });

  test('are sent anew where the session was lost, which is said', async () => {
    await start('executions');
    await run('x = 1', await dataset('rows'));
    await server.forget();
    const lost = await run(`${look}\nprint(x)`, await dataset('rows'));
    expect(lost).toMatchObject({ status: 'error', stdout: 'rows\n', stateReset: true });
    expect(await run('print(1)')).toMatchObject({ stateReset: false });
  });

  test('too large for a way without files are named, where the code uses them as an error', async () => {
    await start('session-uri');
    const large = await dataset('x'.repeat(5 * 1024 * 1024));
    const sentence = '“Sales” is not there: it has 5.2 MB, and this executor takes 4.2 MB at most.';
    expect(await run(look, large)).toMatchObject({ status: 'unavailable', error: { message: sentence } });
    expect(await run('print(1)', large)).toMatchObject({ status: 'ok', stderr: `[${sentence}]\n` });
  });
});

describe.skipIf(testPython() === null)('a session (needs python3)', () => {
  test('has a name that no one can guess, another for each owner', async () => {
    await start('executions');
    await run('1');
    await run('1');
    await run('1', { owner: 'ben' });
    expect(server.identifiers.size).toBe(2);
    for (const identifier of server.identifiers) expect(identifier).toMatch(/^plotline-[0-9a-f]{64}$/);
  });

  test('is ended once, whoever wishes it', async () => {
    await start('executions');
    await run('1');
    await Promise.all([executor.terminate('ann'), executor.close()]);
    expect(server.calls.filter((call) => call === 'DELETE session')).toHaveLength(1);
  });

  test('whose run tells nothing is believed what the service says', async () => {
    await start('executions');
    const result = { stdout: '42\n', stderr: '', executionResult: null };
    plan({ path: 'executions', status: 202, body: JSON.stringify({ status: 'Succeeded', result }) });
    expect(await run('print(42)')).toMatchObject({ status: 'ok', stdout: '42\n', result: null });
    const stderr = 'Traceback (most recent call last):\n  File "<code>", line 1, in <module>\nKeyError: 1\n';
    const failed = { status: 'Failed', result: { stdout: '', stderr } };
    plan({ path: 'executions', status: 200, body: JSON.stringify(failed) });
    const error = { name: 'KeyError', message: '1', traceback: stderr };
    expect(await run('{}[1]')).toMatchObject({ status: 'error', error });
  });

  test('that answers no JSON is unavailable', async () => {
    await start('executions');
    plan({ path: 'executions', status: 200, body: '<html>' });
    const message = 'Azure’s session pool answered in a way that can’t be read.';
    expect(await run('1')).toMatchObject({ status: 'unavailable', error: { message } });
  });

  test('can forge no figure that is not one', async () => {
    await start('executions');
    const code = `
import plotline_figures
plotline_figures.Figures.finish = lambda self, *_: self.keep({"mime": "image/png", "title": None}, b"<svg onload=x>")
`;
    expect(await run(code)).toMatchObject({
      figures: [],
      stderr: '[A picture was left out: it is not a PNG.]\n',
    });
  });
});
