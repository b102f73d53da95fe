import { afterEach, describe, expect, test } from 'vitest';
import type { Execution } from '#lib/contracts/index.ts';
import { type ScriptedExecutor, scriptedExecutor } from '#lib/executors/index.ts';
import { type ExecutorServer, serveExecutor } from './testing/serve-executor.ts';

const open: ExecutorServer[] = [];
afterEach(async () => {
  for (const { started } of open.splice(0)) await started.close();
});

async function serve(executor: ScriptedExecutor | null, environment: Record<string, string> = {}) {
  const server = await serveExecutor(executor, environment);
  open.push(server);
  return server.send;
}

const program = { language: 'python', version: '3.11', files: [{ content: 'print(42)' }] };
const answering = (execution: Partial<Execution>) => scriptedExecutor(() => execution);

test('a program is run, and the answer says which Python ran it', async () => {
  const executor = answering({
    stdout: '42\n',
    durationMs: 31,
    process: { exitCode: 0, signal: null, cpuMs: 20, memoryBytes: 9_000_000 },
  });
  const send = await serve(executor);
  const answer = await send({ body: { ...program, stdin: '', args: [] } });
  expect(answer).toEqual([
    200,
    {
      run: {
        stdout: '42\n',
        stderr: '',
        output: '42\n',
        code: 0,
        signal: null,
        message: null,
        status: null,
        cpu_time: 20,
        memory: 9_000_000,
        wall_time: 31,
      },
      language: 'python',
      version: '3.12.4',
    },
  ]);
  expect(executor.requests).toEqual([
    {
      code: 'print(42)',
      owner: null,
      datasets: [],
      files: { 'file0.code': Buffer.from('print(42)') },
      stdin: '\n',
      args: [],
      limits: { timeoutMs: 60_000, memoryMb: 1024 },
      onProgress: expect.any(Function),
    },
  ]);
});

test('files come in their encodings, the first in UTF-8 is run; stdin, arguments and limits go along', async () => {
  const executor = answering({});
  const send = await serve(executor);
  await send({
    body: {
      language: 'py',
      version: '*',
      files: [
        { name: 'raw/picture.bin', content: 'AAEC', encoding: 'base64' },
        { name: 'main.py', content: 'import data' },
        { name: '/data.py', content: 'values = [1]', encoding: 'utf8' },
        { content: '6869', encoding: 'hex' },
        { name: 'odd.txt', content: 'as it is', encoding: 'utf-16' },
      ],
      stdin: 'one\n',
      args: ['a', 2],
      run_timeout: 1500,
      run_memory_limit: 300_000_000,
      compile_timeout: 10_000,
      compile_memory_limit: -1,
    },
  });
  const [request] = executor.requests;
  expect(request).toMatchObject({
    code: 'import data',
    stdin: 'one\n',
    args: ['a', '2'],
    limits: { timeoutMs: 1500, memoryMb: 287 },
  });
  const texts = Object.entries(request?.files ?? {}).map(([name, bytes]) => [name, [...bytes].join(' ')]);
  expect(texts).toEqual([
    ['raw/picture.bin', '0 1 2'],
    ['main.py', [...Buffer.from('import data')].join(' ')],
    ['data.py', [...Buffer.from('values = [1]')].join(' ')],
    ['file3.code', '104 105'],
    ['odd.txt', [...Buffer.from('as it is')].join(' ')],
  ]);
});

describe('how a run ends:', () => {
  const unknown = { exitCode: null, signal: null, cpuMs: null, memoryBytes: null };
  const traceback =
    'Traceback (most recent call last):\n  File "main.py", line 1, in <module>\nKeyError: 1\n';
  test.each<[string, Partial<Execution>, Record<string, unknown>]>([
    [
      'an error of Python is on stderr, with code 1',
      { status: 'error', stdout: 'a\n', error: { name: 'KeyError', message: '1', traceback } },
      { stderr: traceback, output: `a\n${traceback}`, code: 1, signal: null, status: 'RE' },
    ],
    [
      'sys.exit(3)',
      { status: 'error', error: { name: 'SystemExit', message: '3', traceback: 'Traceback' } },
      { stderr: '', code: 3, signal: null, message: 'Exited with error status 3' },
    ],
    [
      'sys.exit()',
      { status: 'error', error: { name: 'SystemExit', message: 'None', traceback: '' } },
      { stderr: '', code: 0, message: null },
    ],
    [
      'sys.exit("no")',
      { status: 'error', error: { name: 'SystemExit', message: 'no', traceback: '' } },
      { stderr: 'no\n', code: 1 },
    ],
    [
      'a time-out',
      { status: 'timeout', stdout: 'a' },
      { stdout: 'a', code: null, signal: 'SIGKILL', status: 'TO', message: 'Time limit exceeded' },
    ],
    ['too much memory', { status: 'out_of_memory' }, { code: null, signal: 'SIGKILL', status: 'SG' }],
    [
      'a signal',
      {
        status: 'error',
        error: { name: 'Crash', message: 'Python was ended by SIGSEGV.', traceback: '' },
        process: { ...unknown, signal: 'SIGSEGV' },
      },
      { stderr: '', code: null, signal: 'SIGSEGV', status: 'SG', message: 'Caught fatal signal SIGSEGV' },
    ],
    [
      'too much output',
      {
        status: 'error',
        process: { ...unknown, signal: 'SIGKILL' },
        error: { name: 'OutputLimit', message: 'Much.', traceback: '' },
      },
      { stderr: '', code: null, signal: 'SIGKILL', status: 'OL', message: 'stdout length exceeded' },
    ],
    [
      'an exit code that Python said nothing of',
      {
        status: 'error',
        process: { ...unknown, exitCode: 7 },
        error: { name: 'SystemExit', message: '7', traceback: '' },
      },
      { stderr: '', code: 7, signal: null, status: 'RE' },
    ],
  ])('%s', async (_title, execution, run) => {
    const send = await serve(answering(execution));
    expect(await send({ body: program })).toMatchObject([200, { run }]);
  });

  test('output has both streams in the order they were written', async () => {
    const send = await serve(
      scriptedExecutor(({ onProgress }) => {
        onProgress?.({ kind: 'output', stream: 'stdout', text: '1\n' });
        onProgress?.({ kind: 'output', stream: 'stderr', text: '2\n' });
        onProgress?.({ kind: 'output', stream: 'stdout', text: '3\n' });
        return { stdout: '1\n3\n', stderr: '2\n' };
      }),
    );
    expect(await send({ body: program })).toMatchObject([200, { run: { output: '1\n2\n3\n' } }]);
  });
});

describe('what is wrong is said in Piston’s words and order:', () => {
  const files = [{ content: '1' }];
  const valid = { language: 'python', version: '3', files };
  test.each<[unknown, string]>([
    [[], 'language is required as a string'],
    [{}, 'language is required as a string'],
    [{ language: 3 }, 'language is required as a string'],
    [{ language: 'cobol' }, 'version is required as a string'],
    [{ language: 'cobol', version: '1' }, 'files is required as an array'],
    [{ ...valid, files: {} }, 'files is required as an array'],
    [{ ...valid, files: [{ content: '' }, {}] }, 'files[1].content is required as a string'],
    [{ ...valid, language: 'cobol', files: [null] }, 'files[0].content is required as a string'],
    [{ ...valid, language: 'cobol', version: '1' }, 'cobol-1 runtime is unknown'],
    [{ ...valid, version: '9.9', files: [] }, 'python-9.9 runtime is unknown'],
    [{ ...valid, files: [] }, 'files must include at least one utf8 encoded file'],
    [
      { ...valid, files: [{ content: 'AA==', encoding: 'base64' }] },
      'files must include at least one utf8 encoded file',
    ],
    [{ ...valid, run_timeout: '1' }, 'If specified, run_timeout must be a number'],
    [{ ...valid, run_timeout: 60_001 }, 'run_timeout cannot exceed the configured limit of 60000'],
    [{ ...valid, run_timeout: -1 }, 'run_timeout must be non-negative'],
    [{ ...valid, run_cpu_time: 60_001 }, 'run_cpu_time cannot exceed the configured limit of 60000'],
    [{ ...valid, compile_timeout: 10_001 }, 'compile_timeout cannot exceed the configured limit of 10000'],
    [
      { ...valid, run_timeout: '1', compile_memory_limit: 'x' },
      'If specified, compile_memory_limit must be a number',
    ],
    [{ ...valid, stdin: 5 }, 'If specified, stdin must be a string'],
    [{ ...valid, args: 'a b' }, 'If specified, args must be an array of strings'],
  ])('%j', async (body, message) => {
    const executor = answering({});
    const send = await serve(executor);
    expect(await send({ body })).toEqual([400, { message }]);
    expect(executor.requests).toEqual([]);
  });

  test('another content type, a body that is no JSON, an address that is not there', async () => {
    const send = await serve(answering({}));
    const plain = { headers: { 'content-type': 'text/plain' }, body: JSON.stringify(program) };
    expect(await send(plain)).toEqual([415, { message: 'requests must be of type application/json' }]);
    expect(await send({ body: '{"language":' })).toEqual([
      400,
      { stack: 'SyntaxError: The body is not JSON.' },
    ]);
    expect(await send({ method: 'GET', path: '/api/v2/packages' })).toEqual([404, { message: 'Not Found' }]);
  });

  test.each([
    ['../main.py', '../main.py'],
    ['a/../../main.py', '../main.py'],
    ['..', '..'],
    ['a\0b', 'a\0b'],
  ])('a file named %j', async (name, said) => {
    const send = await serve(answering({}));
    expect(await send({ body: { ...program, files: [{ content: '1' }, { name, content: '1' }] } })).toEqual([
      400,
      { message: `${said} is outside of the working folder` },
    ]);
  });
});

test('the runtimes are the one there is', async () => {
  const send = await serve(answering({}));
  expect(await send({ method: 'GET', path: '/api/v2/runtimes' })).toEqual([
    200,
    [{ language: 'python', version: '3.12.4', aliases: ['py', 'py3', 'python3'] }],
  ]);
});

describe('where no code runs, the reason is said:', () => {
  const unable: Partial<Execution> = {
    status: 'unavailable',
    error: { name: 'Unavailable', message: 'Install bubblewrap.', traceback: '' },
  };
  test.each<[string, ScriptedExecutor | null, string]>([
    ['off', null, 'Code execution is switched off here: PLOTLINE_EXECUTOR is “off”.'],
    [
      'unable',
      scriptedExecutor(() => unable, { available: false, reason: 'Install bubblewrap.' }),
      'Install bubblewrap.',
    ],
  ])('%s', async (_title, executor, message) => {
    const send = await serve(executor);
    expect(await send({ body: program })).toEqual([503, { message }]);
    expect(await send({ method: 'GET', path: '/api/v2/runtimes' })).toEqual([503, { message }]);
  });

  test('busy', async () => {
    const send = await serve(answering({ status: 'busy', retryAfterSeconds: 7 }));
    expect(await send({ body: program })).toEqual([
      503,
      { message: 'All interpreters are running. Try again in a moment.' },
    ]);
  });
});
