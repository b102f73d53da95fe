import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Connection, followSession } from './follow-session.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('comes back after a broken stream and after a refusal for too many, and ends where there is no session', async () => {
  const answers = [200, 429, 500, 404];
  const asked: number[] = [];
  vi.stubGlobal('fetch', async () => {
    asked.push(Date.now());
    const status = answers.shift() ?? 404;
    return new Response(status === 200 ? ': open\n\n' : null, { status });
  });
  const connections: Connection[] = [];
  const following = followSession({
    sessionId: 's',
    after: 0,
    onFrame: () => undefined,
    onConnection: (connection) => connections.push(connection),
    signal: new AbortController().signal,
  });
  await vi.runAllTimersAsync();
  await following;
  expect(connections).toEqual(['connecting', 'open', 'lost', 'full', 'lost', 'gone']);
  expect(asked.slice(1).map((at, index) => at - (asked[index] ?? 0))).toEqual([500, 10_000, 2000]);
});
