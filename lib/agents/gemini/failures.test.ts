import { describe, expect, test } from 'vitest';
import { type GeminiReply, rpcError } from '#lib/models/index.ts';
import { answerOf, calls, givenGemini, kindsOf, query, responsesOf, say } from '../testing/serve-gemini.ts';

const { serve } = givenGemini();

describe('a failure', () => {
  const faults: [string, GeminiReply, string][] = [
    [
      'a quota',
      rpcError([429, 'RESOURCE_EXHAUSTED'], 'Quota', [
        { violations: [{ quotaId: 'PerMinute' }] },
        { retryDelay: '7s' },
      ]),
      'too_many_requests: Gemini is taking no more questions for 7 s. Ask again then.',
    ],
    [
      'overload in mid-stream',
      {
        kind: 'error_event',
        parts: [{ text: 'The' }],
        error: { code: 503, status: 'UNAVAILABLE', message: '' },
      },
      'model_unavailable: Gemini is overloaded at the moment. Try again in a minute.',
    ],
    [
      'a broken stream',
      { kind: 'no_finish', parts: [{ text: 'The' }] },
      'model_failed: The connection to Gemini broke off in mid-answer. Ask again.',
    ],
    [
      'a filter',
      { kind: 'parts', parts: [{ text: 'The' }], finishReason: 'SAFETY' },
      'model_failed: Gemini’s safety filter stopped this answer. Put the question in other words.',
    ],
  ];
  test.each(faults)('of %s ends the turn with its message', async (_name, reply, outcome) => {
    const { ask } = await serve([calls(query('SELECT 1 AS one')), reply]);
    const turn = await ask('Go');
    expect([turn.outcome, kindsOf(turn)]).toEqual([outcome, ['functionCall', 'functionResponse']]);
  });

  test('of the set-up offers the built-in analyst', async () => {
    const { ask } = await serve([]);
    expect((await ask('Go', { model: null })).outcome).toBe(
      'model_unavailable: Gemini is not set up on this server: GEMINI_API_KEY is missing. Ask the built-in analyst instead, which needs no key.',
    );
  });

  test('of data is told to the model, which says so in its own words', async () => {
    const { server, ask } = await serve([say('Add a CSV file first.')]);
    const turn = await ask('Go', { tables: [] });
    expect([turn.outcome, answerOf(turn)]).toEqual(['done', 'Add a CSV file first.']);
    const [lead, words] = server.requests[0]?.contents[0]?.parts ?? [];
    expect(lead?.text).toMatch(/^Today is \d{4}-\d\d-\d\d\. The session has no tables yet,/);
    expect(words).toEqual({ text: 'Go' });
  });
});

test('of very many calls at once the first sixteen are run, and the model is told of the others', async () => {
  const many = Array.from({ length: 40 }, (_, index) => query(`SELECT ${index} AS n`));
  const { server, ask } = await serve([calls(...many), say('Done.')]);
  expect((await ask('Go')).outcome).toBe('done');
  const refusal = {
    error: {
      code: 'too_many_requests',
      message: 'Not run: at most 16 calls are run at once. Answer from those, or call again.',
    },
  };
  const responses = responsesOf(server, 1) ?? [];
  expect(responses[15]).toMatchObject({ rows: [[15]] });
  expect(responses.slice(16)).toEqual(Array(24).fill(refusal));
});

test('Stop in mid-stream keeps what was said and closes the connection', async () => {
  const { server, ask } = await serve([{ kind: 'silent', parts: [{ text: 'There are' }] }]);
  const controller = new AbortController();
  const turn = await ask('Go', { signal: controller.signal, partial: () => controller.abort() });
  expect([turn.outcome, answerOf(turn)]).toEqual(['stopped: The answer was stopped.', 'There are']);
  await expect.poll(server.closedByClient).toBe(1);
});

test('Stop in a query ends the query', async () => {
  const { ask } = await serve([calls(query('SELECT count(*) FROM range(100000000) a, range(1000) b'))]);
  const controller = new AbortController();
  const progress = (step: string) => step === 'units by shop' && setTimeout(() => controller.abort(), 50);
  const turn = await ask('Go', { signal: controller.signal, progress });
  expect([turn.outcome, kindsOf(turn)]).toEqual(['stopped: The answer was stopped.', ['functionCall']]);
});
