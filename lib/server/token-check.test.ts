import { expect, test } from 'vitest';
import { PlotlineError } from '#lib/base/index.ts';
import { createTokenCheck } from './token-check.ts';

const token = 'a-token-of-sixteen';

function start() {
  const time = { now: 0 };
  const check = createTokenCheck(token, { now: () => time.now });
  const offer = (given: string | null, address: string) => {
    try {
      return check.isRight(given, address);
    } catch (error) {
      return PlotlineError.is(error) ? [error.code, error.retryAfterSeconds] : error;
    }
  };
  const guess = (count: number, address: (host: number) => string) => {
    for (let host = 1; host <= count; host += 1) expect(offer(`${token}${host}`, address(host))).toBe(false);
  };
  return { offer, guess, time };
}

const refused = ['too_many_requests', 1];

test('a network that does not know the token has sixty guesses a minute, whatever it gives then', () => {
  const { offer, guess, time } = start();
  guess(60, (host) => `2001:db8:1:2::${host}`);
  expect(offer('another guess', '2001:db8:1:2::ff')).toEqual(refused);
  expect(offer(token, '2001:db8:1:2::ff')).toEqual(refused);
  expect(offer(token, '2001:db8:1:3::1')).toBe(true);
  time.now = 1000;
  expect(offer(token, '2001:db8:1:2::ff')).toBe(true);
});

test('who has given the token before is not held up by others who guess beside them', () => {
  const { offer, guess } = start();
  expect(offer(token, '10.0.0.1')).toBe(true);
  guess(59, () => '10.0.0.1');
  expect(offer('another guess', '10.0.0.1')).toEqual(refused);
  for (let count = 0; count < 100; count += 1) expect(offer(token, '10.0.0.1')).toBe(true);
});

test('nothing given is no guess', () => {
  const { offer } = start();
  for (let count = 0; count < 100; count += 1) expect(offer(null, '10.0.0.1')).toBe(false);
  expect(offer(token, '10.0.0.1')).toBe(true);
});
