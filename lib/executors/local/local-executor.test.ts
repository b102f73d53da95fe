import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExecutionRequest, Executor, ExecutorDataset } from '../executor.ts';
import { executorSuite } from '../testing/executor-suite.ts';
import { createTestExecutor } from './testing/local-sandbox.ts';

const executor = await createTestExecutor();
const health = await executor.health();
const reason = health.available ? null : health.reason;
afterAll(() => executor.close());

describe.skipIf(reason !== null)(
  `the local executor${reason === null ? '' : ` (skipped: ${reason})`}`,
  () => {
    executorSuite({ create: () => lasting(executor), keepsState: true, keepsFiles: true });
  },
);

describe.skipIf(reason !== null)('a session of the sandbox', () => {
  let folder: string;
  let datasets: ExecutorDataset[];
  let owners = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plotline-data-'));
    datasets = [{ table: 'sales', name: 'Sales', parquet: await writeSales(join(folder, 'sales.parquet')) }];
  });
  afterAll(() => rm(folder, { recursive: true }));

  const limits = { timeoutMs: 10_000, memoryMb: 512 };
  const run = (code: string, more: Partial<ExecutionRequest> = {}) =>
    executor.run({ code, owner: null, datasets, limits, ...more }, new AbortController().signal);
  const session = () => {
    const owner = `session-${++owners}`;
    return (code: string, more: Partial<ExecutionRequest> = {}) => run(code, { owner, ...more });
  };

  test('has all rows of a dataset as a data frame of its name, as df, and as a file', async () => {
    const code = [
      'print(len(sales), df is sales, list(df.columns))',
      'print(df.amount.sum(), df.open.isna().sum(), df.day.max().date())',
      'print(pd.read_parquet("/data/sales.parquet", engine="fastparquet").shape)',
    ].join('\n');
    expect(await run(code)).toMatchObject({
      stdout: "1000 True ['id', 'region', 'amount', 'day', 'open']\n499500.0 334 2024-04-09\n(1000, 5)\n",
      error: null,
    });
  });

  test('a dataset that was removed meanwhile is named, and takes no place for ever', async () => {
    const gone = [{ table: 'gone', name: 'Gone', parquet: join(folder, 'gone.parquet') }];
    const next = session();
    for (const ask of [run, next, next]) {
      const failure = { code: 'dataset_not_found', message: '“Gone” was removed meanwhile. Ask again.' };
      await expect(ask('1', { datasets: gone })).rejects.toMatchObject(failure);
    }
    expect(executor.getActive().filter(({ status }) => status === 'running')).toEqual([]);
    expect(await next('len(df)')).toMatchObject({ status: 'ok', stateReset: true });
  });

  test('gives the next run nothing that this one patched, started or left', async () => {
    const next = session();
    await next(forgery);
    expect(
      await next('import pandas, json\nprint(pandas.DataFrame({"a": [1, 2]}).a.sum(), sum([1, 2]))'),
    ).toMatchObject({
      stdout: '3 3\n',
      stderr: '',
      error: null,
    });
    expect(await next('df.amount.sum()')).toMatchObject({ stdout: '', result: { 'text/plain': '499500.0' } });
  });

  test('opens no value that would run code or change a library', async () => {
    const next = session();
    await next(hostileValues);
    const { error } = await next(
      'import pandas\nprint(pandas.DataFrame({"a": [1]}).sum().a)\nbuilder\ncaller',
    );
    expect(error?.message).toMatch(/^name 'builder' is not defined\. It was a value that could not be read/);
    expect(await next('pandas.DataFrame({"a": [1, 2]}).sum().a')).toMatchObject({
      result: { 'text/plain': '3' },
    });
  });

  test('lets no file of an earlier run stand in for a library, nor compiled for a source', async () => {
    const next = session();
    await next(
      'import os\nfor name in ("statistics", "seaborn"): open(f"{name}.py", "w").write("print(666)")',
    );
    expect(await next('import statistics, seaborn\nprint(statistics.mean([1, 3]))')).toMatchObject({
      stdout: '2\n',
    });
  });

  test('reads a dataset again when the session has other rows', async () => {
    const next = session();
    await next('df.amount.sum()');
    const other = [{ table: 'costs', name: 'Costs', parquet: datasets[0]?.parquet ?? '' }];
    expect(await next('sorted(__import__("os").listdir("/data"))', { datasets: other })).toMatchObject({
      result: { 'text/plain': "['costs.parquet']" },
    });
    expect(await next('sales', { datasets: other })).toMatchObject({ error: { name: 'NameError' } });
  });

  test('has the rows of now when a table was made anew', async () => {
    const next = session();
    const parquet = join(folder, 'changing.parquet');
    const changing = { datasets: [{ table: 'sales', name: 'Sales', parquet }] };
    for (const rows of [1, 2]) {
      await writeSales(parquet, rows);
      expect(await next('print(len(df))', changing)).toMatchObject({ stdout: `${rows}\n` });
    }
  });

  test('says what it held that can not be kept', async () => {
    const next = session();
    await next('lines = (line for line in "ab")');
    expect((await next('list(lines)')).error?.message).toBe(
      "name 'lines' is not defined. It was a value of type generator, which is not kept between runs: make it again in this one",
    );
  });

  test('keeps head and tail of a long output and says what was cut', async () => {
    const { stdout, truncated } = await run('print("a" * 100000, end="z")');
    expect(truncated).toEqual({ stdout: true, stderr: false });
    expect(stdout).toBe(`${'a'.repeat(32768)}\n[… 34465 bytes left out …]\n${'a'.repeat(32767)}z`);
  });

  test('ends a run that prints without end, or fills its memory', async () => {
    expect(await run('while True: print("x" * 65536)')).toMatchObject({ error: { name: 'OutputLimit' } });
    expect(await run('held = []\nwhile True: held.append(bytearray(1 << 20))')).toMatchObject({
      status: 'out_of_memory',
    });
  });

  test.each([
    'while True: os.write(3, (b"n" + bytes(4)) * 8192)',
    'os.write(3, struct.pack(">cI", b"x", 1 << 20))\nwhile True: pass',
  ])('ends a run that tells too much: %s', async (code) => {
    const short = { limits: { timeoutMs: 5000, memoryMb: 512 } };
    expect(await run(`import os, struct\n${code}`, short)).toMatchObject({ error: { name: 'ResultLimit' } });
  });

  test.each([
    ['os._exit(3)', 3, null],
    ['sys.exit(4)', 4, null],
    ['sys.exit()', 0, null],
    ['os.kill(os.getpid(), 11)', null, 'SIGSEGV'],
  ])('tells how %s ended', async (code, exitCode, signal) => {
    expect(await run(`import os, sys\n${code}`)).toMatchObject({ process: { exitCode, signal } });
  });

  test('leaves out figures that are too large and says so', async () => {
    const { figures, stderr } = await run('px.scatter(x=np.random.rand(900000), y=np.random.rand(900000))');
    expect(figures).toEqual([]);
    expect(stderr).toMatch(/^\[A figure of \d+\.\d MB was left out: at most 8 MB\./);
  });

  test('gives arguments and input to the code', async () => {
    const code = 'import sys\nprint(sys.argv[1:], sys.stdin.read())';
    expect(await run(code, { args: ['a', 'b'], stdin: 'typed' })).toMatchObject({
      stdout: "['a', 'b'] typed\n",
    });
  });

  test('sees no folder but its own, and nothing that names those of the machine', async () => {
    expect(await run('import os\nsorted(os.listdir("/"))')).toMatchObject({
      result: { 'text/plain': "['data', 'dev', 'etc', 'opt', 'tmp', 'work']" },
    });
  });

  test('says why it has no place for sessions, but not where', async () => {
    const own = await createTestExecutor({ workFolder: join(folder, 'sales.parquet', 'kernels') });
    const said = "It did not start: ENOTDIR: not a directory, mkdir '…/kernels'";
    expect(await own.health()).toEqual({ available: false, reason: said });
    await own.close();
  });

  test('leaves no process and no folder when it ends', async () => {
    const own = await createTestExecutor();
    await own.run({ code: '1', owner: 'x', datasets, limits }, new AbortController().signal);
    await own.close();
    expect(own.getActive()).toEqual([]);
  });

  test('starts no sandbox for who still asks while it ends', async () => {
    const others = await sandboxes();
    const own = await createTestExecutor();
    await own.health();
    const leaving = new AbortController();
    const last = own.run({ code: 'while True: pass', owner: null, datasets: [], limits }, leaving.signal);
    const asked = last.then(() => own.health());
    await expect.poll(() => own.getActive(), { timeout: 5000 }).toMatchObject([{ status: 'running' }]);
    leaving.abort();
    await own.close();
    expect(await asked).toEqual({ available: false, reason: 'The server is ending.' });
    expect(await own.health()).toEqual({ available: false, reason: 'The server is ending.' });
    expect(await sandboxes()).toEqual(others);
  });

  test('starts anew when the sandbox itself was ended', async () => {
    const others = await sandboxes();
    const own = await createTestExecutor();
    const runOwn = (code: string) =>
      own.run({ code, owner: 'x', datasets: [], limits }, new AbortController().signal);
    await runOwn('x = 1');
    for (const id of await sandboxes()) if (!others.includes(id)) process.kill(id, 'SIGKILL');
    await runOwn('x');
    expect(await runOwn('print(1)')).toMatchObject({ status: 'ok', stdout: '1\n' });
    await own.close();
    expect(await sandboxes()).toEqual(others);
  });
});

/** The executor under the suite's hands, which closes what it was given; here others still need it. */
function lasting(shared: Executor): Executor {
  return new Proxy(shared, {
    get: (target, name) => {
      if (name === 'close') return async () => undefined;
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** Ids of the bubblewraps that this process started. */
async function sandboxes(): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(ids.map((id) => readFile(`/proc/${id}/stat`, 'utf8').catch(() => '')));
  const own = stats.filter((stat) => new RegExp(`^\\d+ \\(bwrap\\) \\S ${process.pid} `).test(stat));
  return own.map((stat) => Number.parseInt(stat, 10));
}

const forgery = `
import pandas, builtins, threading, atexit, json, time, os, sys
pandas.DataFrame.sum = pandas.Series.sum = lambda *a, **k: "FORGED"
builtins.print = lambda *a, **k: None
json.dumps = lambda *a, **k: "{}"
import report, tables, capture
report.say_json = lambda *a: None
def loop():
    while True:
        sys.stdout.write("left")
        time.sleep(0.001)
threading.Thread(target=loop, daemon=True).start()
atexit.register(lambda: os.write(1, b"ATEXIT"))
if os.fork() == 0:
    os.setsid()
    while True: os.write(1, b"child")
sum = lambda values: 42
df["amount"] = 0
sales.loc[:, "amount"] = 0
`;

const hostileValues = `
import pickle, carry
class Calls:
    def __reduce__(self): return (exec, ("import pandas; pandas.DataFrame.sum = None",))
carry.write = lambda value: (
    pickle.dumps(Calls()) if value == 1 else
    b"\\x80\\x04\\x8c\\x19plotly.graph_objs._figure\\x8c\\x06Figure\\x93N}\\x8c\\x07to_jsonK\\x07s\\x86b."
)
caller, builder = 1, 2
`;

async function writeSales(path: string, rows = 1000): Promise<string> {
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(`
    COPY (
      SELECT i AS id, 'r' || (i % 3) AS region, (i::DECIMAL(18, 2)) AS amount,
        DATE '2024-01-01' + (i % 100)::INT AS day, CASE WHEN i % 3 > 0 THEN i % 2 = 0 END AS open
      FROM range(${rows}) AS numbers(i)
    ) TO '${path}' (FORMAT PARQUET)`);
  connection.disconnectSync();
  return path;
}
