import { describe, expect, test } from 'vitest';
import {
  answerOf,
  calls,
  chart,
  givenGemini,
  kindsOf,
  query,
  responsesOf,
  say,
} from '../testing/serve-gemini.ts';

const { serve } = givenGemini();

const bars = { mark: 'bar', title: 'Units by shop', x: { column: 'Shop' }, y: { column: 'units' } };
const unitsByShop =
  'SELECT "Shop", sum("Units") AS units FROM "bakery" WHERE "Shop" IS NOT NULL GROUP BY 1 ORDER BY 2 DESC';

describe('a turn', () => {
  test('queries, draws and answers with the values of the results', async () => {
    const { server, ask } = await serve([
      calls({ text: 'Let me add them up.' }, query(unitsByShop)),
      calls(chart(bars)),
      say('Market sold {{r1.1.un', 'its}} units, {{r1.2.Shop}} {{ r1.2.units }}.'),
    ]);
    const turn = await ask('How many units did each shop sell?');
    expect([turn.outcome, kindsOf(turn), answerOf(turn)]).toEqual([
      'done',
      ['text functionCall', 'functionResponse', 'functionCall', 'functionResponse', 'text'],
      'Market sold 109 units, Harbour 21.',
    ]);
    const ledger = turn.events.at(-1)?.customMetadata?.plotline?.ledger;
    expect(ledger?.map(({ text, source }) => [text, source?.callId, source?.row, source?.value])).toEqual([
      ['109', 'call-1', 0, 109],
      ['21', 'call-1', 1, 21],
    ]);
    expect(Object.values(turn.partials)).toEqual([
      'Let me add them up.',
      'Market sold 109 units, Harbour 21.',
    ]);
    expect(turn.events.at(-1)?.id).toBe(Object.keys(turn.partials)[1]);
    expect(turn.steps).toEqual([
      'Reading the data',
      'Thinking',
      'units by shop',
      'Reading the result',
      'Drawing a chart',
      'Reading the result',
    ]);
    expect(responsesOf(server, 1)).toEqual([
      {
        result: 'r1',
        columns: [
          { name: 'Shop', type: 'text' },
          { name: 'units', type: 'integer' },
        ],
        rows: [
          ['Market', 109],
          ['Harbour', 21],
          ['Station', 21],
        ],
        rowsShown: 3,
        totalRows: 3,
      },
    ]);
  });

  test('answers parallel calls together, in order', async () => {
    const { server, ask } = await serve([
      calls(query('SELECT 1 AS one'), query('SELECT 2 AS two')),
      say('{{r1.one}} and {{r2.two}}.'),
    ]);
    const turn = await ask('Two things');
    expect([kindsOf(turn), answerOf(turn)]).toEqual([
      ['functionCall functionCall', 'functionResponse functionResponse', 'text'],
      '1 and 2.',
    ]);
    expect(responsesOf(server, 1)?.map((response) => response?.result)).toEqual(['r1', 'r2']);
  });

  test('lets the model correct a failed query, bad arguments and an unknown tool', async () => {
    const { server, ask } = await serve([
      calls(query('SELECT "Prise" FROM "bakery"')),
      calls({ functionCall: { name: 'query_data', args: { query: 'SELECT 1' } } }),
      calls({ functionCall: { name: 'run_shell', args: { command: 'ls' } } }),
      calls(chart(bars)),
      calls(query(unitsByShop)),
      calls(chart({ ...bars, y: { column: 'price' } })),
      say('{{r1.1.Shop}} leads.'),
    ]);
    const turn = await ask('Who leads?');
    const failures = [1, 2, 3, 4, 6].map((request) => responsesOf(server, request)?.[0]?.error);
    expect([turn.outcome, answerOf(turn)]).toEqual(['done', 'Market leads.']);
    expect(failures).toEqual([
      { code: 'sql_failed', message: expect.stringContaining('Prise') },
      { code: 'invalid_input', message: expect.stringContaining('→ at sql') },
      {
        code: 'bad_request',
        message: 'There is no tool "run_shell". The tools are query_data and make_chart.',
      },
      { code: 'invalid_input', message: 'There is no result to draw yet. Call query_data first.' },
      {
        code: 'invalid_input',
        message: 'The result r1 has no column "price". Its columns are "Shop", "units".',
      },
    ]);
  });

  test('ends after eight rounds of tools with an answer', async () => {
    const { server, ask } = await serve((request) =>
      request.tools === undefined ? say('That is all I have.') : calls(query('SELECT 1 AS one')),
    );
    const turn = await ask('Never stop');
    expect([turn.outcome, answerOf(turn), server.requests.length]).toEqual([
      'done',
      'That is all I have.',
      9,
    ]);
  });

  test('refuses to change the data', async () => {
    const { server, ask } = await serve([calls(query('DROP TABLE "bakery"')), say('I can’t.')]);
    await ask('Delete it all');
    expect(responsesOf(server, 1)).toEqual([{ error: { code: 'sql_refused', message: expect.any(String) } }]);
  });

  test('marks a reference to nothing, and a number that no query gave', async () => {
    const { ask } = await serve([say('It is {{r1.1.units}}, or 4711.')]);
    const turn = await ask('How many?');
    expect(answerOf(turn)).toBe('It is [no such value], or 4711.');
    const ledger = turn.events.at(-1)?.customMetadata?.plotline?.ledger;
    expect(ledger?.map(({ text, status }) => [text, status])).toEqual([['4711', 'unverified']]);
  });

  test('says when the answer was cut', async () => {
    const { ask } = await serve([
      { kind: 'parts', parts: [{ text: 'There are' }], finishReason: 'MAX_TOKENS' },
    ]);
    expect(answerOf(await ask('How many?'))).toBe(
      'There are\n\nThe answer was cut at the length that Gemini allows. Ask for less at once to see the rest.',
    );
  });
});
