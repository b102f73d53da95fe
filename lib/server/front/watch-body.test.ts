import { createServer, request } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { watchBody } from './watch-body.ts';

afterEach(() => vi.useRealTimers());

/** How many timers a request leaves: while it is answered, and once it is over. */
async function timersOf(method: string, body: string): Promise<number[]> {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const counts: number[] = [];
  const over = Promise.withResolvers<void>();
  const server = createServer((incoming, response) => {
    watchBody(incoming, 60_000, () => undefined);
    counts.push(vi.getTimerCount());
    incoming.resume().on('close', () => {
      counts.push(vi.getTimerCount());
      over.resolve();
    });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  request({ port, host: '127.0.0.1', method, agent: false }, (response) => response.resume()).end(body);
  await over.promise;
  await new Promise((resolve) => server.close(resolve));
  return counts;
}

test('a request without a body is not watched', async () => {
  expect(await timersOf('GET', '')).toEqual([0, 0]);
});

test('one with a body is watched until it is over', async () => {
  expect(await timersOf('POST', 'name,power')).toEqual([1, 0]);
});
