import { afterEach, describe, expect, test } from 'vitest';
import { PlotlineError } from '#lib/base/index.ts';
import type { Part } from '#lib/contracts/index.ts';
import {
  createGeminiModel,
  type GeminiReply,
  type GeminiServer,
  type ModelChunk,
  type ModelRequest,
  rpcError,
  startGeminiServer,
} from '../index.ts';

const servers: GeminiServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const question: ModelRequest = {
  model: 'gemini-3.8-flash',
  systemInstruction: 'Answer from the data.',
  contents: [{ role: 'user', parts: [{ text: 'How many rows?' }] }],
  tools: [
    {
      name: 'query_data',
      description: 'Runs SQL.',
      parameters: { type: 'object', properties: { sql: { type: 'string' } }, required: ['sql'] },
    },
  ],
};
const call = { functionCall: { id: 'c1', name: 'query_data', args: { sql: 'SELECT 1' } } };

async function serve(...replies: GeminiReply[]) {
  const server = await startGeminiServer({ replies });
  servers.push(server);
  return { server, model: createGeminiModel({ apiKey: 'test-key', baseUrl: server.url }) };
}

async function read(stream: AsyncIterable<ModelChunk>): Promise<ModelChunk[]> {
  const chunks: ModelChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

const open = () => new AbortController().signal;

async function failureOf(stream: AsyncIterable<ModelChunk>) {
  const error = await read(stream).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!PlotlineError.is(error)) throw new Error(`Not a PlotlineError: ${error}`);
  return error;
}

describe('a good stream', () => {
  test('gives text in deltas, then the finish with its usage', async () => {
    const { model } = await serve({ kind: 'parts', parts: [{ text: 'There are ' }, { text: '406 rows.' }] });
    expect(await read(model.stream(question, open()))).toEqual([
      { type: 'part', part: { text: 'There are ' } },
      { type: 'part', part: { text: '406 rows.' } },
      { type: 'finish', reason: 'STOP', usage: { promptTokens: 100, outputTokens: 20, thoughtTokens: 5 } },
    ]);
  });

  test('keeps the signature of a call, which the server wants back unchanged', async () => {
    const { model, server } = await serve(
      { kind: 'parts', parts: [call] },
      { kind: 'parts', parts: [{ text: 'One.' }] },
    );
    const [first] = await read(model.stream(question, open()));
    if (first?.type !== 'part') throw new Error('no part');
    expect(first.part).toEqual({ ...call, thoughtSignature: 'c2lnbmF0dXJlIDE=' });

    const answered = (part: Part): ModelRequest => ({
      ...question,
      contents: [
        ...question.contents,
        { role: 'model', parts: [part] },
        {
          role: 'user',
          parts: [{ functionResponse: { id: 'c1', name: 'query_data', response: { rows: [[1]] } } }],
        },
      ],
    });
    expect((await failureOf(model.stream(answered(call), open()))).code).toBe('model_failed');
    expect(await read(model.stream(answered(first.part), open()))).toHaveLength(2);
    expect(server.requests).toHaveLength(2);
  });

  test('leaves the caller’s tools as they were', async () => {
    const { model } = await serve({ kind: 'parts', parts: [{ text: 'Hello.' }] });
    const before = structuredClone(question);
    await read(model.stream(question, open()));
    expect(question).toEqual(before);
  });
});

const quota = (quotaId: string) =>
  rpcError([429, 'RESOURCE_EXHAUSTED'], 'You exceeded your current quota.', [
    { '@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations: [{ quotaId }] },
    { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.07s' },
  ]);

const faults: [string, GeminiReply, { code: string; message: RegExp; retryAfterSeconds?: number }][] = [
  [
    'a quota of a minute',
    quota('GenerateRequestsPerMinutePerProjectPerModel-FreeTier'),
    { code: 'too_many_requests', message: /for 35 s\. Ask again then/, retryAfterSeconds: 35 },
  ],
  [
    'a quota of a day',
    quota('GenerateRequestsPerDayPerProjectPerModel-FreeTier'),
    { code: 'too_many_requests', message: /daily Gemini quota is used up/ },
  ],
  [
    'credits used up',
    rpcError([429, 'RESOURCE_EXHAUSTED'], 'Resource has been exhausted.'),
    { code: 'too_many_requests', message: /credits are used up/ },
  ],
  [
    'overload',
    rpcError([503, 'UNAVAILABLE'], 'Overloaded.'),
    { code: 'model_unavailable', message: /overloaded/ },
  ],
  [
    'an internal problem',
    rpcError([500, 'INTERNAL'], 'Internal.'),
    { code: 'model_unavailable', message: /internal problem \(HTTP 500\)/ },
  ],
  [
    'a key without rights',
    rpcError([403, 'PERMISSION_DENIED'], 'Denied.'),
    { code: 'model_unavailable', message: /did not accept the API key/ },
  ],
  [
    'a refused location',
    rpcError([400, 'FAILED_PRECONDITION'], 'User location is not supported for the API use.'),
    { code: 'model_unavailable', message: /location, or its project has no billing/ },
  ],
  [
    'a conversation that is too long',
    rpcError(
      [400, 'INVALID_ARGUMENT'],
      'The input token count exceeds the maximum number of tokens allowed.',
    ),
    { code: 'model_failed', message: /longer than Gemini takes/ },
  ],
  [
    'a proxy’s page',
    { kind: 'http_error', status: 502, body: '<html>Bad gateway</html>', contentType: 'text/html' },
    { code: 'model_unavailable', message: /answered in its place \(HTTP 502\)/ },
  ],
  [
    'an error event in the stream',
    {
      kind: 'error_event',
      parts: [{ text: 'There' }],
      error: { code: 503, status: 'UNAVAILABLE', message: 'Overloaded.' },
    },
    { code: 'model_unavailable', message: /overloaded/ },
  ],
  [
    'a blocked prompt',
    { kind: 'blocked', blockReason: 'SAFETY' },
    { code: 'model_failed', message: /filter refused/ },
  ],
  [
    'an answer stopped by the filter',
    { kind: 'parts', parts: [{ text: 'The' }], finishReason: 'SAFETY' },
    { code: 'model_failed', message: /safety filter stopped/ },
  ],
  [
    'a malformed call',
    { kind: 'parts', parts: [], finishReason: 'MALFORMED_FUNCTION_CALL' },
    { code: 'model_failed', message: /tool call that can’t be read/ },
  ],
  ['an empty answer', { kind: 'parts', parts: [] }, { code: 'model_failed', message: /empty answer/ }],
  [
    'nothing but thinking',
    { kind: 'parts', parts: [{ text: 'Hm', thought: true }], finishReason: 'MAX_TOKENS' },
    { code: 'model_failed', message: /used up its tokens on thinking/ },
  ],
  [
    'a stream without a finish',
    { kind: 'no_finish', parts: [{ text: 'There are' }] },
    { code: 'model_failed', message: /broke off in mid-answer/ },
  ],
  [
    'a lost connection',
    { kind: 'dropped', parts: [{ text: 'There are' }] },
    { code: 'model_failed', message: /broke off in mid-answer/ },
  ],
  [
    'a cut document',
    { kind: 'cut_json', parts: [{ text: 'There are' }] },
    { code: 'model_failed', message: /broke off in mid-answer/ },
  ],
];

describe('a failure', () => {
  test.each(faults)('%s', async (_name, reply, expected) => {
    const { model } = await serve(reply);
    const { code, message, retryAfterSeconds } = await failureOf(model.stream(question, open()));
    expect({ code, message, retryAfterSeconds }).toEqual({
      retryAfterSeconds: undefined,
      ...expected,
      message: expect.stringMatching(expected.message),
    });
  });

  test('the key is in nothing that is thrown, even where the server repeats it', async () => {
    const apiKey = 'secret-key-1';
    const replies = [rpcError([400, 'INVALID_ARGUMENT'], `Bad key ${apiKey}`)];
    const server = await startGeminiServer({ replies, apiKey });
    servers.push(server);
    const error = await failureOf(
      createGeminiModel({ apiKey, baseUrl: server.url }).stream(question, open()),
    );
    expect(String(error.cause)).toContain('Bad key [key]');
    expect(JSON.stringify([error.message, String(error.cause), error.details])).not.toContain(apiKey);
  });

  test('a wrong key', async () => {
    const { server } = await serve();
    const model = createGeminiModel({ apiKey: 'another-key', baseUrl: server.url });
    expect((await failureOf(model.stream(question, open()))).message).toMatch(/did not accept the API key/);
  });

  test('a key that no header can hold is refused at once', () => {
    expect(() => createGeminiModel({ apiKey: 'two\nlines', baseUrl: null })).toThrow(/line break/);
  });

  test('an unknown model', async () => {
    const { model } = await serve();
    const error = await failureOf(model.stream({ ...question, model: 'gemini-2.5-flash' }, open()));
    expect(error.message).toBe(
      'Gemini does not offer the model “gemini-2.5-flash” to this key. Set PLOTLINE_MODEL to another one.',
    );
  });

  test('nobody listening', async () => {
    const { server, model } = await serve();
    await server.close();
    const error = await failureOf(model.stream(question, open()));
    expect([error.code, error.message.slice(0, 24)]).toEqual([
      'model_unavailable',
      'Gemini can’t be reached ',
    ]);
  });

  test('silence ends after the idle time', async () => {
    const { server } = await serve({ kind: 'silent', parts: [{ text: 'There' }] });
    const model = createGeminiModel({ apiKey: 'test-key', baseUrl: server.url, idleTimeoutMs: 100 });
    expect((await failureOf(model.stream(question, open()))).message).toMatch(/sent nothing for too long/);
  });
});

describe('stop', () => {
  test('in mid-stream ends the request too', async () => {
    const { server, model } = await serve({ kind: 'silent', parts: [{ text: 'There' }] });
    const controller = new AbortController();
    const stream = model.stream(question, controller.signal);
    const stopped = failureOf(
      (async function* () {
        for await (const chunk of stream) {
          controller.abort();
          yield chunk;
        }
      })(),
    );
    expect((await stopped).code).toBe('stopped');
    await expect.poll(server.closedByClient).toBe(1);
  });

  test('leaving the stream ends the request', async () => {
    const { server, model } = await serve({ kind: 'silent', parts: [{ text: 'There' }] });
    for await (const _chunk of model.stream(question, open())) break;
    await expect.poll(server.closedByClient).toBe(1);
  });

  test('before the start', async () => {
    const { server, model } = await serve({ kind: 'parts', parts: [{ text: 'No.' }] });
    expect((await failureOf(model.stream(question, AbortSignal.abort()))).code).toBe('stopped');
    expect(server.requests).toEqual([]);
  });
});
