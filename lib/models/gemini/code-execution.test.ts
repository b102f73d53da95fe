import { expect, test } from 'vitest';
import { createGeminiModel, type ModelChunk, startGeminiServer, type WirePart } from '../index.ts';

const parts: WirePart[] = [
  { executableCode: { language: 'PYTHON', code: 'print(406)' } },
  { codeExecutionResult: { outcome: 'OUTCOME_OK', output: '406\n' } },
  { inlineData: { mimeType: 'image/png', data: 'iVBORw0KGgo=' } },
];

test('gives the code that Gemini ran by itself, what it gave, and its picture', async () => {
  const server = await startGeminiServer({ replies: [{ kind: 'parts', parts }] });
  const model = createGeminiModel({ apiKey: 'test-key', baseUrl: server.url });
  const csv = { inlineData: { mimeType: 'text/csv', data: Buffer.from('a\n1\n').toString('base64') } };
  const contents = [{ role: 'user', parts: [{ text: 'How many rows?' }, csv] }];
  const systemInstruction = 'Answer from the data.';
  const request = { model: 'gemini-3.8-flash', systemInstruction, contents, tools: 'codeExecution' as const };
  const chunks: ModelChunk[] = [];
  for await (const chunk of model.stream(request, new AbortController().signal)) chunks.push(chunk);
  await server.close();
  expect(chunks).toEqual([
    ...parts.map((part) => ({ type: 'part', part })),
    { type: 'finish', reason: 'STOP', usage: { promptTokens: 100, outputTokens: 20, thoughtTokens: 5 } },
  ]);
  expect(server.requests).toEqual([
    {
      contents,
      systemInstruction: { role: 'user', parts: [{ text: systemInstruction }] },
      tools: [{ codeExecution: {} }],
      generationConfig: {},
    },
  ]);
});
