import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Plan } from '#lib/analysis/index.ts';
import type { TurnRequest } from './index.ts';
import { type Bakery, openBakery } from './testing/bakery.ts';
import { recordTurn } from './testing/record-turn.ts';
import { answerOf, kindsOf } from './testing/serve-gemini.ts';

let bakery: Bakery;
beforeAll(async () => {
  bakery = await openBakery();
});
afterAll(() => bakery.close());

describe('the events of a built-in turn', async () => {
  const golden = new URL('golden/', import.meta.url);
  test.each(await readdir(golden))('%s', async (name) => {
    const read = async (file: string) =>
      JSON.parse(await readFile(new URL(`${name}/${file}`, golden), 'utf8'));
    const { outcome, steps, events } = await recordTurn(bakery, { request: await read('request.json') });
    expect({ outcome, steps, events }).toEqual(await read('turn.json'));
  });
});

const sql = (text: string): TurnRequest => ({ kind: 'sql', sql: text });

test('a Result of more than 200 rows is whole only in its artifact', async () => {
  const { events, artifacts } = await recordTurn(bakery, {
    request: sql('SELECT range AS n FROM range(250)'),
  });
  const response = events[1]?.content?.parts?.[0]?.functionResponse?.response;
  expect(response).toMatchObject({
    artifact: 'result-call-1.json',
    result: { totalRows: 250, truncated: true },
  });
  expect(response?.result).toHaveProperty('rows.length', 200);
  expect(artifacts['result-call-1.json']).toHaveProperty('rows.length', 250);
  expect(events[1]?.actions.artifactDelta).toEqual({ 'result-call-1.json': 0 });
});

test('an answer says no more of a long text than its beginning', async () => {
  const { events } = await recordTurn(bakery, { request: sql("SELECT repeat('word ', 100000) AS note") });
  const answer = events.at(-1);
  const said = answer?.content?.parts?.[0]?.text ?? '';
  expect(said).toContain(`${'word '.repeat(60)}…`);
  expect(said.length).toBeLessThan(500);
  expect(answer?.customMetadata?.plotline?.headline).toEqual([
    { name: 'note', value: `${'word '.repeat(60)}…` },
  ]);
});

test('a chart’s figure is kept as an artifact', async () => {
  const { artifacts, events } = await recordTurn(bakery, {
    request: { kind: 'text', text: 'total units by shop' },
  });
  expect(Object.keys(artifacts)).toEqual(['figure-call-2.json']);
  expect(artifacts['figure-call-2.json']).toMatchObject({ data: [{ type: 'bar' }] });
  expect(events[3]?.actions.artifactDelta).toEqual({ 'figure-call-2.json': 0 });
});

test('SQL that changes data is refused', async () => {
  const turn = await recordTurn(bakery, { request: sql('DELETE FROM bakery') });
  expect([turn.outcome.split(':')[0], kindsOf(turn)]).toEqual([
    'sql_refused',
    ['functionCall', 'functionResponse'],
  ]);
});

test('a plan over a table that is gone says so', async () => {
  const query = { kind: 'rows' as const, columns: [], distinct: false };
  const request = { kind: 'plan' as const, plan: Plan.parse({ table: 'shoes', query }), chart: null };
  expect((await recordTurn(bakery, { request })).outcome).toBe(
    'invalid_input: The session has no table “shoes” any more. Load its file again, or ask about bakery.csv.',
  );
});

test('a plan is computed without the model, whichever analyst is chosen', async () => {
  const query = { kind: 'aggregate' as const, measures: [{ aggregate: 'count' as const, column: null }] };
  const request = { kind: 'plan' as const, plan: Plan.parse({ table: 'bakery', query }), chart: null };
  const turn = await recordTurn(bakery, { request, analyst: 'gemini' });
  expect([turn.outcome, answerOf(turn)]).toEqual(['done', 'There are 11 rows.']);
});

test('without data a question is answered by how to add some', async () => {
  const turn = await recordTurn(bakery, { request: { kind: 'text', text: 'total units' }, tables: [] });
  expect([turn.outcome, answerOf(turn)]).toEqual([
    'declined',
    'There is no data in this session yet. Drop a CSV file on the page or choose “Upload data”, or try one of the samples; then ask again.',
  ]);
});

test('Stop ends a query that runs', async () => {
  const controller = new AbortController();
  const progress = () => setTimeout(() => controller.abort(), 50);
  const request = sql('SELECT count(*) FROM range(100000000) a, range(1000) b');
  const turn = await recordTurn(bakery, { request, progress, signal: controller.signal });
  expect([turn.outcome, kindsOf(turn)]).toEqual(['stopped: The answer was stopped.', ['functionCall']]);
});

test('a follow-up knows the question before', async () => {
  const first = await recordTurn(bakery, { request: { kind: 'text', text: 'total units by shop' } });
  const turn = await recordTurn(bakery, {
    request: { kind: 'text', text: 'by product instead' },
    history: first.events,
  });
  expect(answerOf(turn)).toBe('The total Units is 132 for Bread, 12 for Cake and 8 for Pie.');
});
