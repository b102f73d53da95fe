import { afterEach, expect, test } from 'vitest';
import type { CodeExecution, StreamFrame } from '#lib/contracts/index.ts';
import { type GeminiReply, startGeminiServer } from '#lib/models/index.ts';
import { readFrames } from './testing/read-frames.ts';
import { sendFile } from './testing/send-file.ts';
import { startTestServer } from './testing/test-server.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(replies: GeminiReply[], more: Record<string, string> = {}) {
  const gemini = await startGeminiServer({ replies });
  closing.push(() => gemini.close());
  const environment = {
    GEMINI_API_KEY: 'test-key',
    GOOGLE_GEMINI_BASE_URL: gemini.url,
    PLOTLINE_SHARING: 'full',
    PLOTLINE_EXECUTOR: 'gemini-builtin',
    ...more,
  };
  const started = await startTestServer({ environment });
  closing.push(() => started.close());
  const browser = started.browser();
  await browser.open();
  return { gemini, browser };
}

const isOver = (turnId: string) => (frame: StreamFrame) =>
  frame.type === 'turn' && frame.data.turnId === turnId && !['queued', 'running'].includes(frame.data.status);

test('the page is told where code runs, or what it needs', async () => {
  const none = { version: null, install: null };
  const told = async (more: Record<string, string>) =>
    (await start([], more)).browser.get<CodeExecution>('/api/code-execution');
  expect([await told({}), await told({ PLOTLINE_ANALYST: 'builtin' })]).toEqual([
    { ...none, status: 'available', executor: 'gemini-builtin', reason: null },
    {
      ...none,
      status: 'unavailable',
      executor: null,
      reason:
        'Code mode runs on Google’s servers here, which needs Gemini. This installation answers with the built-in analyst only.',
    },
  ]);
});

test('a question is answered on Google’s servers; the built-in analyst is offered direct mode', async () => {
  const { gemini, browser } = await start([
    {
      kind: 'parts',
      parts: [
        { executableCode: { language: 'PYTHON', code: 'print(8)' } },
        { codeExecutionResult: { outcome: 'OUTCOME_OK', output: '8\n' } },
        { text: 'There are 8 crates.' },
      ],
    },
  ]);
  await sendFile(browser, 'fruit.csv', 'Fruit,Crates\nApple,3\nPear,5\n');
  const session = browser.session();
  const reader = await readFrames(browser, session);
  const ask = async (analyst: string) => {
    const body = { text: 'How many crates?', mode: 'code', analyst };
    const { turnId } = await browser.post<{ turnId: string }>(`/api/sessions/${session}/turns`, body);
    const frames = await reader.until(isOver(turnId));
    return frames.flatMap((frame) =>
      frame.type === 'event' && frame.data.invocationId === turnId && frame.data.author !== 'user'
        ? [frame.data]
        : [],
    );
  };
  const [code, result, answer] = await ask('gemini');
  expect([code, result, answer].map((event) => event?.content?.parts)).toEqual([
    [{ executableCode: { id: expect.any(String), language: 'PYTHON', code: 'print(8)' } }],
    [{ codeExecutionResult: { id: expect.any(String), outcome: 'OUTCOME_OK', output: '8\n' } }],
    [{ text: 'There are 8 crates.' }],
  ]);
  const parts = gemini.requests[0]?.contents.at(-1)?.parts ?? [];
  const csv = parts.flatMap(({ inlineData }) => inlineData?.data ?? []);
  expect(csv.map((data) => Buffer.from(data, 'base64').toString())).toEqual([
    'Fruit,Crates\r\nApple,3\r\nPear,5\r\n',
  ]);
  const [failure] = await ask('builtin');
  expect([failure?.errorCode, failure?.customMetadata?.plotline?.offer]).toEqual([
    'executor_unavailable',
    'direct',
  ]);
  expect(gemini.requests).toHaveLength(1);
});
