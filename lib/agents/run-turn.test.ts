import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bakery, openBakery } from './testing/bakery.ts';
import { recordTurn } from './testing/record-turn.ts';

let bakery: Bakery;
beforeAll(async () => {
  bakery = await openBakery();
});
afterAll(() => bakery.close());

test('a question in words goes through query, chart and answer', async () => {
  const turn = await recordTurn(bakery, { request: { kind: 'text', text: 'total units by shop' } });
  expect([turn.outcome, turn.steps]).toEqual([
    'done',
    ['Reading the question', 'Running a query', 'Drawing a chart'],
  ]);
  expect(
    turn.events.flatMap(({ content }) => content?.parts ?? []).map((part) => Object.keys(part)[0]),
  ).toEqual(['functionCall', 'functionResponse', 'functionCall', 'functionResponse', 'text']);
});
