import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Execution } from '#lib/contracts/index.ts';
import { scriptedExecutor } from '#lib/executors/index.ts';
import { type Bakery, openBakery } from '../testing/bakery.ts';
import { recordTurn } from '../testing/record-turn.ts';
import { askInCode, last, limits, question, table, told, units } from './testing/ask-in-code.ts';

let bakery: Bakery;
beforeAll(async () => {
  bakery = await openBakery();
});
afterAll(() => bakery.close());

const code = `import pandas as pd
import plotly.express as px

groups = bakery.groupby("Shop", dropna=False, sort=False)
result = pd.DataFrame({
    "sum Units": groups["Units"].sum(min_count=1),
}).reset_index()
result = result.sort_values(["sum Units", "Shop"], ascending=[False, True], ignore_index=True)

shown = result.assign(**{"Shop": result["Shop"].astype("string").fillna("(missing)")})
figure = px.bar(
    shown,
    x="Shop",
    y="sum Units",
    title="Total Units by Shop",
    labels={"sum Units": "Total Units"},
)
figure.update_xaxes(type="category")
figure.show()

del groups
result`;

describe('a question without a model', () => {
  test('is handed over, run over all rows, and told with what SQL says to it', async () => {
    const { turn, executor } = await askInCode(bakery, ({ onProgress }) => {
      onProgress?.({ kind: 'output', stream: 'stdout', text: 'half' });
      onProgress?.({ kind: 'output', stream: 'stdout', text: 'way' });
      return { stdout: 'halfway', result: table(units) };
    });
    expect(turn.outcome).toBe('done');
    expect(told(turn)).toEqual([
      ['data_analysis_coordinator', 'visualization_agent'],
      ['visualization_agent', 'executableCode'],
      ['visualization_agent', 'codeExecutionResult'],
      ['data_analysis_coordinator', 'text'],
    ]);
    const [request] = executor.requests;
    expect([request?.owner, request?.limits, request?.datasets.map(({ table }) => table)]).toEqual([
      'session',
      limits,
      ['bakery'],
    ]);
    expect(turn.events[1]?.content?.parts?.[0]?.executableCode?.code).toBe(request?.code);
    expect(request?.code).toBe(code);
    const outputEventId = turn.events[1]?.customMetadata?.plotline?.code?.outputEventId ?? '';
    expect([turn.events[2]?.id, turn.partials]).toEqual([outputEventId, { [outputEventId]: 'halfway' }]);
    expect(last(turn)?.code).toEqual({
      callId: 'call-1',
      source: 'builtin',
      repairs: 0,
      check: 'equal',
      sql: expect.stringContaining('sum("Units")'),
    });
    expect(last(turn)?.ledger?.map(({ text, source }) => [text, source?.callId])).toEqual([
      ['109', 'call-1'],
      ['21', 'call-1'],
    ]);
  });

  test('says where the code differs from SQL, and traces its numbers to that', async () => {
    const { turn } = await askInCode(bakery, () => ({ result: table([['Market', 110], ...units.slice(1)]) }));
    expect(told(turn).map(([, what]) => what)).toEqual([
      'visualization_agent',
      'executableCode',
      'codeExecutionResult',
      'functionCall',
      'functionResponse',
      'text',
    ]);
    const difference = 'in row 1 the code has 110 as sum Units; SQL has 109';
    expect(last(turn)?.code).toMatchObject({ check: 'different', difference });
    expect(turn.events.at(-1)?.content?.parts?.[0]?.text).toContain(`The code differs: ${difference}.`);
    expect(last(turn)?.ledger?.[0]?.source?.callId).toBe('call-2');
  });

  test('shows each figure as it comes, and those that come with the end', async () => {
    const png = { mime: 'image/png' as const, data: 'iVBORw0KGgo=', title: 'One', width: 4, height: 3 };
    const plotly = {
      mime: 'application/vnd.plotly.v1+json' as const,
      json: { data: [{ type: 'bar', y: [1] }], layout: {} },
      title: null,
      width: null,
      height: null,
    };
    const { turn } = await askInCode(bakery, ({ onProgress }) => {
      onProgress?.({ kind: 'figure', figure: png });
      return {
        figures: [png, plotly, { ...plotly, json: { data: [{ type: 'choroplethmap' }] } }],
        result: table(units),
      };
    });
    expect(told(turn).slice(2, 5)).toEqual([
      ['visualization_agent', 'figure-call-1-1.png'],
      ['visualization_agent', 'figure-call-1-2.json'],
      ['visualization_agent', 'codeExecutionResult'],
    ]);
    expect(turn.events[2]?.actions.artifactDelta).toEqual({ 'figure-call-1-1.png': 0 });
    const { run } = turn.events[4]?.customMetadata?.plotline?.code ?? {};
    expect([run?.figures, run?.notes]).toEqual([
      ['figure-call-1-1.png', 'figure-call-1-2.json'],
      ['A part of the figure was left out: “choroplethmap” is not drawn here.'],
    ]);
  });

  test('is answered without a figure where the executor has no plotly', async () => {
    const missing = { name: 'ModuleNotFoundError', message: "No module named 'plotly'", traceback: '' };
    const { turn, executor } = await askInCode(bakery, ({ code }) =>
      code.includes('plotly') ? { status: 'error', error: missing } : { result: table(units) },
    );
    expect([turn.outcome, executor.requests.length]).toEqual(['done', 2]);
    expect(turn.events.at(-1)?.content?.parts?.[0]?.text).toContain('No figure was drawn');
    expect(last(turn)?.code).toMatchObject({ callId: 'call-2', check: 'equal', repairs: 1 });
    expect(last(turn)?.ledger?.[0]?.source?.callId).toBe('call-2');
  });

  test('is declined as in direct mode, and nothing is run', async () => {
    const { turn, executor } = await askInCode(bakery, () => ({}), {
      request: { kind: 'text', text: 'who won the football match yesterday?' },
    });
    expect([turn.outcome, told(turn), executor.requests]).toEqual([
      'declined',
      [['data_analysis_coordinator', 'text']],
      [],
    ]);
  });
});

describe('code that gives nothing', () => {
  const error = { name: 'KeyError', message: "'Cost'", traceback: 'File "<code>", line 1' };

  test.each<[Partial<Execution>, string]>([
    [
      { status: 'error', error },
      "code_failed: The code failed with KeyError: 'Cost'. Its output shows where.",
    ],
    [
      { status: 'timeout', error: { name: 'Timeout', message: 'It took too long.', traceback: '' } },
      'code_timeout: It took too long.',
    ],
    [
      {
        status: 'out_of_memory',
        error: { name: 'OutOfMemory', message: 'It was too large.', traceback: '' },
      },
      'code_memory: It was too large.',
    ],
    [
      {
        status: 'error',
        error: { name: 'Preparation', message: 'NotImplementedError: Encoding 6', traceback: '' },
      },
      'code_failed: The code could not read a dataset that an older Plotline imported. Upload its file again, then ask again.',
    ],
    [
      { status: 'busy', retryAfterSeconds: 9 },
      'executor_busy: All interpreters are running at the moment. Try again soon, or ask the same question in direct mode.',
    ],
  ])('%j', async (execution, outcome) => {
    const { turn } = await askInCode(bakery, () => execution);
    expect([turn.outcome, told(turn).at(-1)?.[1]]).toEqual([outcome, 'codeExecutionResult']);
  });

  test('shows its traceback', async () => {
    const { turn } = await askInCode(bakery, () => ({ status: 'error', stdout: 'before', error }));
    expect(turn.events.at(-1)?.content?.parts?.[0]?.codeExecutionResult).toEqual({
      id: 'call-1',
      outcome: 'OUTCOME_FAILED',
      output: 'before\nFile "<code>", line 1',
    });
  });

  test('keeps no more of it than an event should hold, whatever an executor hands on', async () => {
    const long = 'x'.repeat(9_000_000);
    const broken = await askInCode(bakery, () => ({
      status: 'error',
      error: { name: long, message: long, traceback: long },
    }));
    const names = Array.from({ length: 5000 }, (_, place) => `${place}${'y'.repeat(2000)}`);
    const wide = await askInCode(bakery, () => ({ status: 'ok', result: table([names], names) }), {
      request: { kind: 'code', code: 'wide' },
    });
    for (const { events } of [broken.turn, wide.turn]) {
      for (const event of events) expect(JSON.stringify(event).length).toBeLessThan(1_500_000);
    }
    expect(last(wide.turn)?.code).toMatchObject({ callId: 'call-1' });
    const [shown] = wide.turn.events.flatMap(
      ({ customMetadata }) => customMetadata?.plotline?.code?.run ?? [],
    );
    expect(shown?.result?.columns.length).toBe(200);
  });

  test('says why where no code can run', async () => {
    const reason = 'bubblewrap is missing.';
    const executor = scriptedExecutor(() => ({}), { available: false, reason });
    const options = { request: question, mode: 'code' as const };
    const unable = await recordTurn(bakery, { ...options, executor: { executor, limits } });
    const none = await recordTurn(bakery, { ...options, executor: null });
    expect([unable.outcome, none.outcome, unable.events]).toEqual([
      'executor_unavailable: Code can’t run here. bubblewrap is missing.',
      'executor_unavailable: Code execution is switched off on this server (PLOTLINE_EXECUTOR is “off”). Ask the same question in direct mode.',
      [],
    ]);
  });

  test('ends with Stop though the executor is slow to hear it, and keeps what it had shown', async () => {
    const controller = new AbortController();
    const { turn } = await askInCode(
      bakery,
      ({ onProgress }) => {
        onProgress?.({ kind: 'output', stream: 'stdout', text: 'half' });
        controller.abort();
        return new Promise(() => undefined);
      },
      { signal: controller.signal },
    );
    expect(turn.outcome).toBe('stopped: The answer was stopped.');
    expect(turn.events.at(-1)?.content?.parts?.[0]?.codeExecutionResult?.output).toBe(
      'half\nStopped: The run was stopped.',
    );
  });

  test('ends with Stop', async () => {
    const controller = new AbortController();
    const { turn } = await askInCode(
      bakery,
      (_request, signal) => {
        controller.abort();
        return { status: signal.aborted ? ('stopped' as const) : ('ok' as const), stdout: 'so far' };
      },
      { signal: controller.signal },
    );
    expect(turn.outcome).toBe('stopped: The answer was stopped.');
    expect(turn.events.at(-1)?.content?.parts?.[0]?.codeExecutionResult?.output).toBe('so far');
  });
});
