import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GeminiServer, startGeminiServer } from './gemini-server.ts';

let server: GeminiServer;
beforeAll(async () => {
  server = await startGeminiServer({
    replies: (_request, index) => ({
      kind: 'parts',
      parts: [index === 0 ? call('one') : { text: 'Done.' }],
    }),
  });
});
afterAll(() => server.close());

const user = { role: 'user', parts: [{ text: 'Hello' }] };
const call = (name: string) => ({ functionCall: { id: name, name, args: { sql: 'SELECT 1' } } });
const result = (name: string) => ({ functionResponse: { id: name, name, response: { ok: true } } });
const declare = (schema: unknown) => ({
  contents: [user],
  tools: [{ functionDeclarations: [{ name: 'one', description: '', parametersJsonSchema: schema }] }],
});

async function post(body: unknown, headers: Record<string, string> = { 'x-goog-api-key': 'test-key' }) {
  const url = `${server.url}/v1beta/models/gemini-3.8-flash:streamGenerateContent?alt=sse`;
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  return response.ok ? text : JSON.parse(text).error.message;
}

const refused: [string, unknown, string][] = [
  ['an unknown field', { contents: [user], tool_choice: 'auto' }, ': Unrecognized key: "tool_choice"'],
  ['no parts', { contents: [{ role: 'user', parts: [] }] }, 'contents.0.parts: Too small'],
  ['an empty text', { contents: [{ role: 'user', parts: [{ text: '' }] }] }, 'text is empty'],
  [
    'two kinds in a part',
    { contents: [{ role: 'user', parts: [{ text: 'a', ...call('one') }] }] },
    'oneof field',
  ],
  ['a call last', { contents: [user, { role: 'model', parts: [call('one')] }] }, 'end with a user role'],
  [
    'a call without response',
    { contents: [user, { role: 'model', parts: [call('one')] }, user] },
    'is equal to the number',
  ],
  [
    'responses in another order',
    {
      contents: [
        user,
        { role: 'model', parts: [call('one'), call('two')] },
        { role: 'user', parts: [result('two'), result('one')] },
      ],
    },
    'is equal to the number',
  ],
  [
    'a response without call',
    { contents: [user, { role: 'user', parts: [result('one')] }] },
    'immediately after a function call turn',
  ],
  [
    'a call without signature',
    { contents: [user, { role: 'model', parts: [call('one')] }, { role: 'user', parts: [result('one')] }] },
    'missing a `thought_signature`',
  ],
  ['an object without properties', declare({ type: 'object' }), 'should be non-empty for OBJECT type'],
  [
    'an array without items',
    declare({ type: 'object', properties: { list: { type: 'array' } } }),
    'items: missing field.',
  ],
  [
    'an enum of numbers',
    declare({ type: 'object', properties: { size: { type: 'integer', enum: [1, 2] } } }),
    'only allowed for STRING',
  ],
  [
    'functions beside code of its own',
    {
      contents: [user],
      tools: [
        { codeExecution: {} },
        {
          functionDeclarations: [{ name: 'one', description: '', parametersJsonSchema: { type: 'string' } }],
        },
      ],
    },
    'cannot be combined',
  ],
  [
    'a call in a conversation about code of its own',
    {
      contents: [user, { role: 'model', parts: [call('one')] }, { role: 'user', parts: [result('one')] }],
      tools: [{ codeExecution: {} }],
    },
    'cannot be combined',
  ],
  [
    'a required name that is none',
    declare({ type: 'object', properties: { sql: { type: 'string' } }, required: ['plan'] }),
    'property is not defined',
  ],
];

test.each(refused)('refuses %s', async (_name, body, message) => {
  expect(await post(body)).toContain(message);
});

test('refuses a caller without a key', async () => {
  expect(await post({ contents: [user] }, {})).toBe('The request is missing an API key.');
});

test('gives the first call a signature and takes it back on that call only', async () => {
  const reply = await post({ contents: [user] });
  const [part] = JSON.parse(reply.split('\r\n')[0].slice(6)).candidates[0].content.parts;
  const answered = (sent: unknown) => ({
    contents: [user, { role: 'model', parts: [sent] }, { role: 'user', parts: [result('one')] }],
  });
  const changed = { ...part, functionCall: { ...part.functionCall, args: { sql: 'SELECT 2' } } };
  expect(await post(answered(changed))).toContain('missing a `thought_signature`');
  expect(await post(answered(part))).toContain('Done.');
});
