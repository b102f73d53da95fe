import { describe, expect, test } from 'vitest';
import type { GeminiServerOptions, WirePart } from '#lib/models/index.ts';
import { type OpenTable, openTable } from '../testing/open-table.ts';
import { answerOf, calls, givenGemini, kindsOf, pastEvent, say } from '../testing/serve-gemini.ts';
import type { TurnContext } from '../turn-context.ts';

const gemini = givenGemini();

async function serve(replies: GeminiServerOptions['replies'], over?: OpenTable) {
  const served = await gemini.serve(replies, over);
  const options = { mode: 'code' as const, geminiRunsCode: true };
  const ask = (text: string, changes: Partial<TurnContext> = {}) =>
    served.ask(text, { ...options, ...changes });
  return { server: served.server, ask };
}

const python = (code: string): WirePart => ({ executableCode: { language: 'PYTHON', code } });
const gave = (output: string): WirePart => ({ codeExecutionResult: { outcome: 'OUTCOME_OK', output } });
const failedWith = (output: string): WirePart => ({
  codeExecutionResult: { outcome: 'OUTCOME_FAILED', output },
});
/** A PNG of one pixel. */
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const picture = (data = png): WirePart => ({ inlineData: { mimeType: 'image/png', data } });

const csv = `Day,Shop,Product,Units,Revenue
2023-01-02,Harbour,Bread,12,36
2023-01-02,Market,Bread,30,90
2023-01-03,Harbour,Cake,4,52
2023-02-01,Market,Cake,7,91
2023-02-02,Station,Bread,18,54
2023-02-02,Station,Pie,3,
2023-03-06,Harbour,Pie,5,32.5
2023-03-07,Market,Bread,24,72
2023-03-08,Market,Bread,24,72
2023-03-09,,Cake,1,13
2023-03-07,Market,Bread,24,72
`;

const question = 'How many units did each shop sell?';
const keyError = 'Traceback (most recent call last):\n  File "<string>", line 1\nKeyError: \'Unit\'\n';

test('the question goes with every table whole, and with no function', async () => {
  const { server, ask } = await serve([say('None.')]);
  const past = [
    pastEvent('user', { text: 'Average units?' }),
    pastEvent('a', { functionCall: { id: 'c', name: 'query_data', args: { sql: 'SELECT 1' } } }),
    pastEvent('a', { text: 'Twelve.' }),
  ];
  expect((await ask(question, { history: past })).outcome).toBe('done');
  const [request] = server.requests;
  expect(request?.tools).toEqual([{ codeExecution: {} }]);
  const [data, ...rest] = request?.contents[0]?.parts ?? [];
  expect([data?.text?.includes('"table":"bakery"'), rest]).toEqual([true, [{ text: 'Average units?' }]]);
  const [name, table, words] = request?.contents.at(-1)?.parts ?? [];
  expect([name, words, table?.inlineData?.mimeType]).toEqual([
    { text: '{"table":"bakery","file":"input_file_0.csv","rows":11}' },
    { text: question },
    'text/csv',
  ]);
  const sent = Buffer.from(table?.inlineData?.data ?? '', 'base64').toString('utf8');
  expect(sent.replaceAll('\r\n', '\n')).toBe(csv);
});

test('what was run before is told in words', async () => {
  const first = await serve([calls(python('print(153)'), gave('153\n'), { text: 'There are 153 units.' })]);
  const { events } = await first.ask(question);
  const history = [{ ...pastEvent('user', { text: question }), invocationId: 'e-1' }, ...events];
  const second = await serve([say('The same.')]);
  expect((await second.ask('And now?', { history })).outcome).toBe('done');
  expect(second.server.requests[0]?.contents.slice(1, -1)).toEqual([
    {
      role: 'model',
      parts: [
        { text: 'I ran this: {"code":"print(153)"}' },
        { text: 'It gave: {"status":"ok","stdout":"153\\n"}' },
        { text: 'There are 153 units.' },
      ],
    },
  ]);
});

const repaired: WirePart[] = [
  { text: 'I read ' },
  { text: 'the file.' },
  python('bakery.Unit'),
  failedWith(keyError),
  { text: 'The column is Units.' },
  python('plot()'),
  gave('Market 109\n'),
  picture(),
  picture('iVBORw0KGgo='),
  picture(),
  { text: 'Market sold ' },
  { text: '109 units.' },
];

test('code, output, figures and text are told in the order in which they come', async () => {
  const { ask } = await serve([calls(...repaired)]);
  const turn = await ask(question);
  expect([turn.outcome, kindsOf(turn), answerOf(turn)]).toEqual([
    'done',
    [
      'text executableCode',
      'codeExecutionResult',
      'text executableCode',
      '',
      '',
      'codeExecutionResult',
      'text',
    ],
    'Market sold 109 units.',
  ]);
  expect(Object.values(turn.partials)).toEqual([
    'I read the file.',
    keyError,
    'The column is Units.',
    'Market 109\n',
    'Market sold 109 units.',
  ]);
  expect(turn.artifacts).toEqual({ 'figure-call-2-1.png': 70, 'figure-call-2-2.png': 70 });
});

const nothing = { stderr: '', truncated: { stdout: false, stderr: false }, files: [], text: null };
const ran = { ...nothing, durationMs: 0, executor: 'gemini-builtin', stateReset: false, result: null };
const failedRun = {
  ...ran,
  status: 'error',
  stdout: '',
  error: { name: 'KeyError', message: "'Unit'", traceback: keyError },
  figures: [],
};
const goodRun = {
  ...ran,
  status: 'ok',
  stdout: 'Market 109\n',
  error: null,
  figures: ['figure-call-2-1.png', 'figure-call-2-2.png'],
};
const figure = (number: number) => ({
  artifact: `figure-call-2-${number}.png`,
  version: 0,
  mime: 'image/png',
  title: null,
  width: 1,
  height: 1,
  notes: [],
});

test('a run’s events say of it what those of an executor do', async () => {
  const { ask } = await serve([calls(...repaired)]);
  const { events } = await ask(question);
  const first = { callId: 'call-1', source: 'gemini', repairs: 0 };
  const second = { callId: 'call-2', source: 'gemini', repairs: 1 };
  expect(events.map(({ customMetadata }) => customMetadata?.plotline?.code)).toEqual([
    { ...first, outputEventId: events[1]?.id },
    { ...first, run: failedRun },
    { ...second, outputEventId: events[5]?.id },
    { ...second, figure: figure(1) },
    { ...second, figure: figure(2) },
    { ...second, run: goodRun },
    { ...second, check: 'none' },
  ]);
  expect(events.map(({ actions }) => actions.artifactDelta)).toEqual([
    {},
    {},
    {},
    { 'figure-call-2-1.png': 0 },
    { 'figure-call-2-2.png': 0 },
    {},
    {},
  ]);
  expect([events[1], events[5]].map((event) => event?.content)).toEqual([
    {
      role: 'user',
      parts: [{ codeExecutionResult: { id: 'call-1', outcome: 'OUTCOME_FAILED', output: keyError } }],
    },
    {
      role: 'user',
      parts: [{ codeExecutionResult: { id: 'call-2', outcome: 'OUTCOME_OK', output: 'Market 109\n' } }],
    },
  ]);
});

describe('a turn that fails', () => {
  test('keeps what was said where no code went well', async () => {
    const { ask } = await serve([
      calls(python('1'), failedWith(keyError), python('2'), failedWith(keyError), { text: 'It fails.' }),
    ]);
    const turn = await ask(question);
    expect([turn.outcome, kindsOf(turn).length, answerOf(turn)]).toEqual([
      "code_failed: The code failed with KeyError: 'Unit'. Its output shows where.",
      5,
      'It fails.',
    ]);
  });

  test.each<[WirePart[], string]>([
    [
      [python('1'), { codeExecutionResult: { outcome: 'OUTCOME_DEADLINE_EXCEEDED' } }],
      'code_timeout: Google’s servers ended the code because it ran too long. Ask for less at once, or in direct mode.',
    ],
    [
      [python('1')],
      'code_failed: The code failed with NoResult: Google’s servers sent no result of this code. Its output shows where.',
    ],
  ])('%j', async (parts, outcome) => {
    const { ask } = await serve([calls(...parts)]);
    expect((await ask(question)).outcome).toBe(outcome);
  });

  test('says that the connection broke, and how far the code came', async () => {
    const { ask } = await serve([{ kind: 'dropped', parts: [{ text: 'So: ' }, python('1')] }]);
    const turn = await ask(question);
    const { run } = turn.events.at(-1)?.customMetadata?.plotline?.code ?? {};
    expect([turn.outcome, kindsOf(turn), run?.status]).toEqual([
      'model_failed: The connection to Gemini broke off in mid-answer. Ask again.',
      ['text executableCode', 'codeExecutionResult'],
      'error',
    ]);
  });

  test('Stop ends the request and keeps what was there', async () => {
    const controller = new AbortController();
    const { server, ask } = await serve([{ kind: 'silent', parts: [python('1')] }]);
    const turn = await ask(question, {
      signal: controller.signal,
      progress: (step) => {
        if (step === 'Running the code') controller.abort();
      },
    });
    const { run } = turn.events.at(-1)?.customMetadata?.plotline?.code ?? {};
    expect([turn.outcome, kindsOf(turn), run?.status]).toEqual([
      'stopped: The answer was stopped.',
      ['executableCode', 'codeExecutionResult'],
      'stopped',
    ]);
    await expect.poll(server.closedByClient).toBe(1);
  });

  test('nothing is sent of tables that are too large', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `${index},${'x'.repeat(1000)}`);
    const large = await openTable('letters', `Number,Text\n${rows.join('\n')}\n`, [
      { name: 'Number', type: 'integer', sqlType: 'BIGINT' },
      { name: 'Text', type: 'text', sqlType: 'VARCHAR' },
    ]);
    const { server, ask } = await serve([], large);
    expect([(await ask(question)).outcome, server.requests]).toEqual([
      'code_failed: This session’s tables are more than 2 MB as CSV, the most that can be sent to Google’s servers: “letters” has 3,000 rows. Ask the same question in direct mode, which works on all rows, or upload a file with only the rows and columns that matter.',
      [],
    ]);
    await large.close();
  });

  test('nothing is sent of what only others can run', async () => {
    const { server, ask } = await serve([]);
    const needsGemini =
      'executor_unavailable: Code mode needs Gemini here, and a question in words: it runs on Google’s servers (PLOTLINE_EXECUTOR is “gemini-builtin”). Choose Gemini, or ask the same question in direct mode.';
    expect([
      (await ask(question, { analyst: 'builtin', model: null })).outcome,
      (await ask('', { request: { kind: 'code', code: '1' } })).outcome,
      server.requests,
    ]).toEqual([
      needsGemini,
      'executor_unavailable: Google’s servers run only code that Gemini writes itself. Say in words what should change.',
      [],
    ]);
  });
});

test('a picture that comes after words is kept before the answer', async () => {
  const { ask } = await serve([calls(python('1'), gave('1\n'), { text: 'So.' }, picture())]);
  const codes = (await ask(question)).events.map(({ customMetadata }) => customMetadata?.plotline?.code);
  expect(codes[2]?.figure?.artifact).toBe('figure-call-1-1.png');
});

test('code without a word is an answer', async () => {
  const { ask } = await serve([calls(python('1'), gave('1\n'))]);
  expect(answerOf(await ask(question))).toBe(
    'Gemini ran the code and said nothing about it. What it gave is shown above.',
  );
});
