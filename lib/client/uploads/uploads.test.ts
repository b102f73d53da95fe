import { expect, test } from 'vitest';
import { isPassing } from './is-passing.ts';
import { createRateMeter } from './rate-meter.ts';
import { secondsLeft } from './upload-item.ts';

test('a rate is measured over the last three seconds', () => {
  const measure = createRateMeter();
  expect(measure(0, 0)).toBe(null);
  expect(measure(1000, 1000)).toBe(1000);
  expect(measure(9000, 3000)).toBe(3000);
  expect(measure(9000, 5000)).toBe(0);
});

test('time left follows from the rate, and is unknown without one', () => {
  expect(secondsLeft({ size: 1000, sent: 400, rate: 250 })).toBe(3);
  expect(secondsLeft({ size: 1000, sent: 400, rate: 0 })).toBe(null);
  expect(secondsLeft({ size: 1000, sent: 0, rate: null })).toBe(null);
});

test('a piece is sent again after what passes, and not after a refusal', () => {
  const statuses = [0, 400, 401, 404, 408, 409, 413, 422, 423, 429, 500, 502, 503, 507];
  expect(statuses.filter(isPassing)).toEqual([0, 408, 409, 423, 429, 500, 502, 503]);
});
