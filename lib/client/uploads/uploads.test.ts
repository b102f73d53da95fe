import { expect, test } from 'vitest';
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
