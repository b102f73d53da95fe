import { describe, expect, test } from 'vitest';
import { type Execution, tableMimeType } from '#lib/contracts/index.ts';
import { type ScriptedExecutor, scriptedExecutor } from '#lib/executors/index.ts';
import type { GeminiServer, GeminiServerOptions, WirePart } from '#lib/models/index.ts';
import { answerOf, calls, givenGemini, kindsOf, responsesOf, say } from '../testing/serve-gemini.ts';
import type { TurnContext } from '../turn-context.ts';

const gemini = givenGemini();

type Run = Partial<Execution>;

/** Runs end as given, one after the other. */
async function serve(replies: GeminiServerOptions['replies'], runs: readonly Run[]) {
  const served = await gemini.serve(replies);
  const ends = [...runs];
  const executor = scriptedExecutor(({ onProgress }) => {
    const run = ends.shift() ?? {};
    for (const figure of run.figures ?? []) onProgress?.({ kind: 'figure', figure });
    return run;
  });
  const options = {
    mode: 'code' as const,
    executor: { executor, limits: { timeoutMs: 5000, memoryMb: 512 } },
  };
  const ask = (text: string, changes: Partial<TurnContext> = {}) =>
    served.ask(text, { ...options, ...changes });
  return { server: served.server, executor, ask };
}

const handTo = (agent: string): WirePart => ({
  functionCall: { name: 'transfer_to_agent', args: { agent_name: agent } },
});
const python = (code: string): WirePart => ({
  functionCall: { name: 'run_python', args: { code, purpose: 'units by shop' } },
});
const codesOf = ({ requests }: ScriptedExecutor) => requests.map(({ code }) => code);
const toolsOf = (server: GeminiServer) =>
  server.requests.map(({ tools }) =>
    tools?.flatMap((tool) => (tool.functionDeclarations ?? []).map(({ name }) => name)),
  );

const table = {
  'text/plain': '…',
  [tableMimeType]: { columns: ['Shop', 'units'], rows: [['Market', 109]], totalRows: 1 },
};
const keyError: Run = {
  status: 'error',
  error: { name: 'KeyError', message: "'Unit'", traceback: 'File "<code>", line 1, in <module>' },
};
const picture = { mime: 'image/png' as const, data: 'iVBORw0KGgo=', title: 'Units', width: 4, height: 3 };

describe('a question in code mode', () => {
  test('is handed over, corrected once, and answered from the table that the code ended with', async () => {
    const { server, executor, ask } = await serve(
      [
        calls({ text: 'A chart suits this.' }, handTo('visualization_agent')),
        calls(python('bakery.Unit')),
        calls({ text: 'The column is Units.' }, python('good')),
        say('Market sold {{r1.1.units}} units.'),
      ],
      [keyError, { result: table, figures: [picture] }],
    );
    const turn = await ask('Draw the units of each shop.');
    expect([turn.outcome, kindsOf(turn), answerOf(turn)]).toEqual([
      'done',
      [
        'text',
        'executableCode',
        'codeExecutionResult',
        'text executableCode',
        '',
        'codeExecutionResult',
        'text',
      ],
      'Market sold 109 units.',
    ]);
    expect(turn.events.map(({ author }) => author)).toEqual([
      'data_analysis_coordinator',
      ...Array.from({ length: 5 }, () => 'visualization_agent'),
      'data_analysis_coordinator',
    ]);
    expect(codesOf(executor)).toEqual(['bakery.Unit', 'good']);
    expect(toolsOf(server)).toEqual([
      ['transfer_to_agent'],
      ['run_python', 'transfer_to_agent'],
      ['run_python', 'transfer_to_agent'],
      ['run_python', 'transfer_to_agent'],
    ]);
    expect(responsesOf(server, 2)).toEqual([{ status: 'error', error: keyError.error }]);
    expect(responsesOf(server, 3)).toEqual([
      {
        status: 'ok',
        result: 'r1',
        columns: [
          { name: 'Shop', type: 'text' },
          { name: 'units', type: 'integer' },
        ],
        rows: [['Market', 109]],
        rowsShown: 1,
        totalRows: 1,
        figures: ['Units'],
      },
    ]);
    expect(JSON.stringify(server.requests)).not.toContain(picture.data);
    const { code, ledger } = turn.events.at(-1)?.customMetadata?.plotline ?? {};
    expect(code).toEqual({ callId: 'call-2', source: 'gemini', check: 'none', repairs: 1 });
    expect(ledger?.map(({ text, source }) => [text, source?.callId])).toEqual([['109', 'call-2']]);
  });

  test('ends after three corrections, with the last error', async () => {
    const { server, executor, ask } = await serve(
      [calls(handTo('analysis_agent')), ...['1', '2', '3', '4'].map((code) => calls(python(code)))],
      [keyError, keyError, keyError, keyError],
    );
    const turn = await ask('How many units?');
    expect([turn.outcome, codesOf(executor), server.requests.length]).toEqual([
      "code_failed: The code failed with KeyError: 'Unit'. Its output shows where.",
      ['1', '2', '3', '4'],
      5,
    ]);
    const repairs = turn.events.flatMap(
      ({ customMetadata }) => customMetadata?.plotline?.code?.repairs ?? [],
    );
    expect(repairs).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  });

  test('is not answered by other code where no interpreter is free', async () => {
    const { server, ask } = await serve(
      [calls(handTo('analysis_agent')), calls(python('1'))],
      [{ status: 'busy', retryAfterSeconds: 7 }],
    );
    expect([(await ask('How many units?')).outcome.split(':')[0], server.requests.length]).toEqual([
      'executor_busy',
      2,
    ]);
  });

  test.each<[Run, string]>([
    [{ status: 'timeout' }, 'It ran too long.'],
    [{ status: 'out_of_memory' }, 'It needed too much memory.'],
    [
      { status: 'error', error: { name: 'ModuleNotFoundError', message: 'polars', traceback: '' } },
      'That package is not installed',
    ],
  ])('advises the model on %j', async (run, advice) => {
    const { server, ask } = await serve(
      [calls(handTo('analysis_agent')), calls(python('1')), say('It did not work.')],
      [run],
    );
    expect((await ask('How many units?')).outcome).toBe('done');
    expect(JSON.stringify(responsesOf(server, 2))).toContain(advice);
  });

  test('cuts long output for the model and names tools that there are not', async () => {
    const { server, ask } = await serve(
      [
        calls(handTo('analysis_agent')),
        calls(python('1'), { functionCall: { name: 'query_data', args: {} } }),
        say('Done.'),
      ],
      [{ stdout: 'x'.repeat(100_000) }],
    );
    await ask('How many units?');
    const [ran, refused] = responsesOf(server, 2) ?? [];
    expect(String(ran?.stdout)).toHaveLength(4000 + '\n[… 96000 characters left out …]\n'.length);
    expect(refused).toEqual({ error: { code: 'bad_request', message: 'There is no tool "query_data".' } });
  });
});

test('code of a person that fails is corrected', async () => {
  const { executor, ask } = await serve(
    [calls(handTo('analysis_agent')), calls(python('good')), say('There are {{r1.1.units}} units.')],
    [keyError, { result: table }],
  );
  const turn = await ask('', { request: { kind: 'code', code: 'bakery.Unit' } });
  expect([turn.outcome, codesOf(executor), answerOf(turn)]).toEqual([
    'done',
    ['bakery.Unit', 'good'],
    'There are 109 units.',
  ]);
});

test('the error of a person’s code tells a model no more than other results do', async () => {
  const traceback = `ValueError: ${'secret,'.repeat(1100)}`;
  const failed: Run = { status: 'error', error: { name: 'ValueError', message: '', traceback } };
  const { server, ask } = await serve([say('No.')], [failed]);
  await ask('', { request: { kind: 'code', code: 'raise' } });
  const sent = JSON.stringify(server.requests[0]?.contents);
  expect(sent.split('secret,').length).toBeLessThan(4100 / 'secret,'.length);
  expect(sent).toContain('[… 3712 characters left out …]');
});

const rows = {
  columns: [
    { name: 'Shop', type: 'text' },
    { name: 'units', type: 'integer' },
  ],
  rows: [['Market', 109]],
  rowsShown: 1,
  totalRows: 1,
};

test('direct mode knows what code gave before', async () => {
  const first = await serve(
    [calls(handTo('analysis_agent')), calls(python('good')), say('109.')],
    [{ result: table }],
  );
  const { events } = await first.ask('How many units?');
  const asked = {
    id: 'q',
    invocationId: 'e-1',
    author: 'user',
    timestamp: 0,
    actions: { stateDelta: {}, artifactDelta: {} },
  };
  const history = [{ ...asked, content: { role: 'user', parts: [{ text: 'How many units?' }] } }, ...events];
  const direct = await serve([say('As before.')], []);
  await direct.ask('And now?', { mode: 'direct', history });
  expect(direct.server.requests[0]?.contents.slice(1, 4)).toEqual([
    { role: 'model', parts: [{ functionCall: { name: 'run_python', args: { code: 'good' } } }] },
    {
      role: 'user',
      parts: [{ functionResponse: { name: 'run_python', response: { status: 'ok', ...rows } } }],
    },
    { role: 'model', parts: [{ text: '109.' }] },
  ]);
});
