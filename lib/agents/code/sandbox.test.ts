import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Plan, type PlanInput } from '#lib/analysis/index.ts';
import { createLocalExecutor } from '#lib/executors/index.ts';
import { type Bakery, openBakery } from '../testing/bakery.ts';
import { recordTurn } from '../testing/record-turn.ts';
import type { TurnRequest } from '../turn-context.ts';

const workFolder = await mkdtemp(join(tmpdir(), 'plotline-code-'));
const pythonFolder = resolve(process.env.PLOTLINE_PYTHON_ENV || '.data/python');
const executor = createLocalExecutor({ pythonFolder, workFolder });
const health = await executor.health();
afterAll(async () => {
  await executor.close();
  await rm(workFolder, { recursive: true, force: true });
});

const reason = health.available ? '' : ` (skipped: ${health.reason})`;

describe.skipIf(!health.available)(`code mode in the sandbox${reason}`, () => {
  let bakery: Bakery;
  beforeAll(async () => {
    bakery = await openBakery();
  });
  afterAll(() => bakery.close());

  const ask = (request: TurnRequest) =>
    recordTurn(bakery, {
      request,
      mode: 'code',
      executor: { executor, limits: { timeoutMs: 20_000, memoryMb: 1024 } },
    });
  const plan = (query: PlanInput['query']): TurnRequest => ({
    kind: 'plan',
    plan: Plan.parse({ table: 'bakery', query }),
    chart: null,
  });

  test.each<[string, number]>([
    ['total Units by Shop', 1],
    ['average Revenue by month as a line chart', 1],
    ['histogram of Units', 1],
    ['how many rows are there', 0],
    ['correlation between Units and Revenue', 1],
    ['share of Units by Product as a pie chart', 1],
    ['box plot of Units by Product', 1],
    ['describe the data', 0],
    ['missing values', 1],
    ['which Shop has the highest Revenue', 1],
  ])('%s: the code gives what SQL gives, and %i figure', async (text, figures) => {
    const turn = await ask({ kind: 'text', text });
    const { code } = turn.events.at(-1)?.customMetadata?.plotline ?? {};
    expect([turn.outcome, code?.check, code?.difference]).toEqual(['done', 'equal', undefined]);
    expect(Object.keys(turn.artifacts).filter((name) => name.startsWith('figure'))).toHaveLength(figures);
  });

  test.each<[string, PlanInput['query']]>([
    ['rows', { kind: 'rows' }],
    ['duplicates', { kind: 'duplicates' }],
    ['columns', { kind: 'columns', show: 'types' }],
  ])('a plan of %s', async (_name, query) => {
    const turn = await ask(plan(query));
    expect([turn.outcome, turn.events.at(-1)?.customMetadata?.plotline?.code?.check]).toEqual([
      'done',
      'equal',
    ]);
  });

  test('a person’s code draws both kinds of figures, and its error comes with a traceback', async () => {
    const drawn = await ask({
      kind: 'code',
      code: 'px.bar(bakery, x="Shop", y="Units").show()\nplt.plot([1, 2])\nplt.show()\nbakery.shape[0]',
    });
    const mimes = drawn.events.flatMap(
      ({ customMetadata }) => customMetadata?.plotline?.code?.figure?.mime ?? [],
    );
    expect(mimes).toEqual(['application/vnd.plotly.v1+json', 'image/png']);
    const failed = await ask({ kind: 'code', code: 'bakery["Cost"]' });
    expect(failed.outcome).toMatch(/^code_failed: The code failed with KeyError/);
    expect(failed.events.at(-1)?.content?.parts?.[0]?.codeExecutionResult?.output).toContain('line 1');
  });
});
