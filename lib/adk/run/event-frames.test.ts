import { expect, test } from 'vitest';
import { Event, type StreamFrame } from '#lib/contracts/index.ts';
import { findApp } from '#lib/usecases/index.ts';
import { eventFrames } from './event-frames.ts';
import { RunBody } from './run-body.ts';
import type { Run } from './start-run.ts';

const actions = {
  stateDelta: {},
  artifactDelta: {},
  requestedAuthConfigs: {},
  requestedToolConfirmations: {},
};
const base = { invocationId: 'e-1', author: 'data_analysis_coordinator', timestamp: 1, actions };

const event = (data: object): StreamFrame => ({
  type: 'event',
  sequence: 1,
  data: Event.parse({ id: 'x', ...base, ...data }),
});
const partial = (eventId: string, text: string): StreamFrame => ({
  type: 'partial',
  data: { turnId: 'e-1', eventId, text, mode: 'append' },
});
const ended = (status: 'done' | 'interrupted'): StreamFrame => ({
  type: 'turn',
  data: { turnId: 'e-1', status },
});

async function framesOf(frames: StreamFrame[], appName = 'data_analysis_assistant') {
  const app = findApp(appName);
  if (!app) throw new Error(`There is no app ${appName}`);
  const run: Run = {
    app,
    body: RunBody.parse({ userId: 'u', sessionId: 's', streaming: true }),
    turnId: 'e-1',
    frames: (async function* () {
      yield* frames;
    })(),
    customMetadata: undefined,
    plotline: false,
    clock: { now: () => 1000 },
  };
  const sent: unknown[] = [];
  for await (const frame of eventFrames(run)) sent.push(frame);
  return sent;
}

const text = (words: string) => ({ parts: [{ text: words }], role: 'model' });
const code = { executableCode: { code: 'print(1)', language: 'PYTHON' } };
const ran = { codeExecutionResult: { outcome: 'OUTCOME_OK', output: '1\n' } };
const metadata = (more: object) => ({ plotline: { code: { callId: 'c', source: 'builtin', ...more } } });
const runOfCode = [
  event({
    id: 'a',
    content: { parts: [code], role: 'model' },
    customMetadata: metadata({ outputEventId: 'b' }),
  }),
  partial('b', '1\n'),
  event({ id: 'b', content: { parts: [ran], role: 'model' }, customMetadata: metadata({}) }),
  partial('c', 'O'),
  partial('c', 'ne.'),
  event({ id: 'c', content: text('One.'), customMetadata: metadata({}) }),
  ended('done'),
];

test('what code prints is not streamed as text of the answer', async () => {
  expect(await framesOf(runOfCode)).toEqual([
    { ...base, id: 'a', content: { parts: [code], role: 'model' } },
    { ...base, id: 'b', content: { parts: [ran], role: 'model' } },
    { ...base, id: 'c', content: text('O'), partial: true },
    { ...base, id: 'c', content: text('ne.'), partial: true },
    { ...base, id: 'c', content: text('One.') },
  ]);
});

test('an app that replies finally shows the answer alone', async () => {
  const author = 'finops_cost_analyst';
  expect(await framesOf(runOfCode, 'finops-cost-data-analyst')).toEqual([
    { ...base, author, id: 'c', content: text('O'), partial: true },
    { ...base, author, id: 'c', content: text('ne.'), partial: true },
    { ...base, id: 'c', content: text('One.') },
  ]);
});

test('a turn that the server’s end cut short ends with an error', async () => {
  const frames = await framesOf([ended('interrupted')]);
  const message = 'Something went wrong. Try again.';
  expect(frames).toEqual([
    {
      error: `internal: ${message}`,
      error_details: { error_type: 'internal', error_message: message, timestamp: 1 },
    },
  ]);
});
