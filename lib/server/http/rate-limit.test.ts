import { expect, test } from 'vitest';
import { PlotlineError } from '#lib/base/index.ts';
import { createRateLimit } from './rate-limit.ts';

test('lets a burst through, then as many as are refilled, for each key on its own', () => {
  let now = 0;
  const limit = createRateLimit({ burst: 2, perMs: 10_000, message: 'Slow.' }, { now: () => now });
  const take = (key: string) => {
    try {
      limit.take(key);
      return 'taken';
    } catch (error) {
      return PlotlineError.is(error) ? [error.code, error.retryAfterSeconds] : error;
    }
  };
  expect([take('a'), take('a'), take('b'), take('a')]).toEqual([
    'taken',
    'taken',
    'taken',
    ['too_many_requests', 5],
  ]);
  now = 4000;
  expect(take('a')).toEqual(['too_many_requests', 1]);
  now = 5000;
  expect([take('a'), take('a')]).toEqual(['taken', ['too_many_requests', 5]]);
});
