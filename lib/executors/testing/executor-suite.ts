import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Execution } from '#lib/contracts/index.ts';
import { executePythonWithFiles } from '../execute-python.ts';
import type { ExecutionProgress, ExecutionRequest, Executor } from '../executor.ts';

export type ExecutorTraits = {
  create: () => Executor | Promise<Executor>;
  /** Whether variables and files last from run to run of an owner. */
  keepsState: boolean;
  /** Whether files that code wrote can be read. */
  keepsFiles: boolean;
  /** Whether output arrives while code runs; else when it has ended. */
  streams?: boolean;
  /** Whether pandas is there. */
  hasPandas?: boolean;
  /** One with room for one run, that lets others wait for 50 ms at most. */
  createNarrow?: () => Executor | Promise<Executor>;
};

const limits = { timeoutMs: 10_000, memoryMb: 512 };

/** What every executor must do, whatever runs behind it. To be called where tests may be declared. */
export function executorSuite({ create, keepsState, keepsFiles, ...traits }: ExecutorTraits): void {
  const { streams = true, hasPandas = true, createNarrow } = traits;
  let executor: Executor;
  let owners = 0;

  beforeAll(async () => {
    executor = await create();
  });
  afterAll(() => executor.close());

  const run = (code: string, more: Partial<ExecutionRequest> = {}, signal = new AbortController().signal) =>
    executor.run({ code, owner: null, datasets: [], limits, ...more }, signal);
  const newOwner = () => `suite-${++owners}`;
  const kinds = ({ figures }: Execution) => figures.map(({ mime, title }) => ({ mime, title }));

  test('is available', async () => {
    expect(await executor.health()).toMatchObject({ available: true, language: 'python' });
  });

  test('answers what was printed, and nothing else', async () => {
    expect(await run('import sys\nprint(42)\nprint("oh", file=sys.stderr)')).toMatchObject({
      status: 'ok',
      stdout: '42\n',
      stderr: 'oh\n',
      truncated: { stdout: false, stderr: false },
      error: null,
      result: null,
      figures: [],
      executor: executor.name,
      stateReset: false,
    });
  });

  test('answers the last expression as text', async () => {
    expect((await run('1 + 1')).result).toEqual({ 'text/plain': '2' });
  });

  test.skipIf(!hasPandas)('answers a data frame as a table', async () => {
    const { result } = await run('pd.DataFrame({"name": ["a", "b"], "value": [1, None]})');
    expect(result?.['application/vnd.plotline.table+json']).toEqual({
      columns: ['name', 'value'],
      rows: [
        ['a', 1],
        ['b', null],
      ],
      totalRows: 2,
    });
  });

  test('hands over arguments and input', async () => {
    const code = 'import sys\nprint(sys.argv[1:], input(), sys.stdin.read())';
    expect(await run(code, { args: ['a', 'b c'], stdin: 'one\ntwo' })).toMatchObject({
      status: 'ok',
      stdout: "['a', 'b c'] one two\n",
    });
  });

  test('tells an exit by its code', async () => {
    const error = { name: 'SystemExit', message: '3', traceback: '' };
    expect(await run('import sys\nsys.exit(3)')).toMatchObject({ status: 'error', error });
    expect(await run('import sys\nsys.exit()')).toMatchObject({ status: 'ok', error: null });
  });

  test('says where code is not Python', async () => {
    const { status, error } = await run('print(1)\n1 +');
    expect([status, error?.name]).toEqual(['error', 'SyntaxError']);
    expect(error?.traceback).toContain('line 2');
  });

  test('keeps head and tail of a long output and says the cut', async () => {
    const { stdout, truncated } = await run('print("head" + "x" * 100_000 + "tail", end="")');
    expect([truncated, stdout.slice(0, 5), stdout.slice(-5)]).toEqual([
      { stdout: true, stderr: false },
      'headx',
      'xtail',
    ]);
    expect(stdout).toContain('left out');
  });

  test('makes an error a value, with the frames of the code only', async () => {
    const { status, error } = await run('def f():\n    return {}["Cost"]\nf()');
    expect(status).toBe('error');
    expect(error).toMatchObject({ name: 'KeyError', message: "'Cost'" });
    expect(error?.traceback).toContain('line 2, in f');
    expect(error?.traceback).not.toMatch(/runner|site-packages|\/opt\//);
  });

  test('keeps every figure of both libraries in the order they were drawn', async () => {
    const code = [
      'import matplotlib.pyplot as plt, plotly.express as px',
      'plt.plot([1, 2]); plt.title("one"); plt.show()',
      'px.bar(x=["a"], y=[1], title="two").show()',
      'plt.plot([2, 1]); plt.title("three")',
    ].join('\n');
    expect(kinds(await run(code))).toEqual([
      { mime: 'image/png', title: 'one' },
      { mime: 'application/vnd.plotly.v1+json', title: 'two' },
      { mime: 'image/png', title: 'three' },
    ]);
  });

  test('runs with files beside the code', async () => {
    const files = { 'data.py': 'values = [1, 2, 3, 4, 5]' };
    const execution = await executePythonWithFiles(executor, {
      code: 'import data; print(sum(data.values))',
      files,
    });
    expect(execution).toMatchObject({ status: 'ok', stdout: '15\n' });
  });

  test('tells what arrives while it runs', async () => {
    const progress: ExecutionProgress[] = [];
    await run('print("now", flush=True)', { onProgress: (each) => progress.push(each) });
    expect(progress).toEqual([{ kind: 'output', stream: 'stdout', text: 'now\n' }]);
  });

  test('ends a run that takes too long', async () => {
    const short = { limits: { timeoutMs: 700, memoryMb: 512 } };
    expect(await run('while True: pass', short)).toMatchObject({ status: 'timeout', result: null });
  });

  test('ends a run when it is stopped', async () => {
    const stop = new AbortController();
    const onProgress = () => stop.abort();
    if (!streams) setTimeout(() => stop.abort(), 300);
    const execution = await run('print("go", flush=True)\nwhile True: pass', { onProgress }, stop.signal);
    expect(execution).toMatchObject({ status: 'stopped', stdout: streams ? 'go\n' : '' });
    expect(await run('print(1)')).toMatchObject({ status: 'ok', stdout: '1\n' });
  });

  test('does not begin what was stopped before', async () => {
    expect(await run('print(1)', {}, AbortSignal.abort())).toMatchObject({ status: 'stopped', stdout: '' });
  });

  test.skipIf(!createNarrow)('says that it is busy and when to come again', async () => {
    const narrow = await createNarrow?.();
    const stop = new AbortController();
    const request = { owner: newOwner(), datasets: [], limits };
    const first = narrow?.run({ ...request, code: 'import time; time.sleep(60)' }, stop.signal);
    const second = await narrow?.run({ ...request, owner: newOwner(), code: '1' }, stop.signal);
    stop.abort();
    expect(second).toMatchObject({ status: 'busy', retryAfterSeconds: expect.any(Number) });
    expect(await first).toMatchObject({ status: 'stopped' });
    await narrow?.close();
  });

  test.skipIf(keepsState)('says each time that nothing is kept between runs of an owner', async () => {
    const owner = newOwner();
    await run('x = 41', { owner });
    const error = { name: 'NameError', message: "name 'x' is not defined" };
    expect(await run('x', { owner })).toMatchObject({
      status: 'error',
      error,
      kernelId: null,
      stateReset: true,
    });
  });

  describe.skipIf(!keepsState)('from run to run of an owner', () => {
    test('keeps variables, functions and imports', async () => {
      const owner = newOwner();
      await run('import math\nx = 41\ndef up(value): return math.floor(value) + 1', { owner });
      expect(await run('print(up(x))', { owner })).toMatchObject({ stdout: '42\n', stateReset: false });
    });

    test('shares nothing with another owner', async () => {
      await run('secret = 7', { owner: newOwner() });
      expect(await run('secret', { owner: newOwner() })).toMatchObject({ status: 'error' });
    });

    test('lists the interpreter until it is ended', async () => {
      const owner = newOwner();
      const { kernelId } = await run('x = 1', { owner });
      const listed = () => executor.getActive().filter((kernel) => kernel.owner === owner);
      expect(listed()).toMatchObject([{ id: kernelId, status: 'idle' }]);
      await executor.terminate(owner);
      expect(listed()).toEqual([]);
    });

    test('says once that state is gone after a run was ended', async () => {
      const owner = newOwner();
      await run('x = 1', { owner });
      await run('while True: pass', { owner, limits: { timeoutMs: 500, memoryMb: 512 } });
      expect(await run('print(1)', { owner })).toMatchObject({ status: 'ok', stateReset: true });
      expect(await run('print(1)', { owner })).toMatchObject({ status: 'ok', stateReset: false });
    });
  });

  describe.skipIf(!keepsFiles)('files', () => {
    test('that code wrote are named, and can be read', async () => {
      const owner = newOwner();
      const { files } = await run('open("out.csv", "w").write("a,b\\n")', { owner });
      expect(files).toEqual([{ name: 'out.csv', size: 4, mime: 'text/csv' }]);
      expect(await executor.readFile(owner, 'out.csv')).toEqual(Buffer.from('a,b\n'));
      expect(await executor.readFile(owner, 'none.csv')).toBeNull();
    });
  });
}
