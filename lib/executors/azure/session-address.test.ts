import { expect, test } from 'vitest';
import { PlotlineError } from '#lib/base/index.ts';
import { sessionAddress } from './session-address.ts';

const pool = 'https://pool.example/subscriptions/one';
const azure = 'https://westeurope.dynamicsessions.io/subscriptions/one';
const loopback = 'http://127.0.0.1:4100/pool';

function addressOf(named: string, endpoint: string): string {
  try {
    return sessionAddress(named, endpoint);
  } catch (error) {
    return PlotlineError.is(error) ? error.code : String(error);
  }
}

test.each([
  [pool, 'https://pool.example/live/1', 'https://pool.example/live/1'],
  [pool, 'live/1', 'https://pool.example/subscriptions/one/live/1'],
  [pool, '/live/1', 'https://pool.example/live/1'],
  [pool, 'https://pool.example:8443/live/1', 'https://pool.example:8443/live/1'],
  [pool, 'https://a.b.pool.example/live/1', 'https://a.b.pool.example/live/1'],
  [azure, 'https://northeurope.dynamicsessions.io/live/1', 'https://northeurope.dynamicsessions.io/live/1'],
  [loopback, 'http://127.0.0.1:4101/live/1', 'http://127.0.0.1:4101/live/1'],
  [loopback, 'http://localhost:4101/live/1', 'http://localhost:4101/live/1'],
  ['http://gateway.example/pool', 'http://gateway.example/live/1', 'http://gateway.example/live/1'],
])('a pool at %s may send to %s', (endpoint, named, address) => {
  expect(addressOf(named, endpoint)).toBe(address);
});

test.each([
  [pool, 'http://pool.example/live/1'],
  [pool, 'https://evil.example/live/1'],
  [pool, '//evil.example/live/1'],
  [pool, '\\\\evil.example/live/1'],
  [pool, 'https://evilpool.example/live/1'],
  [pool, 'https://pool.example.evil.example/live/1'],
  [pool, 'https://pool.example@evil.example/live/1'],
  [pool, 'https://user:word@pool.example/live/1'],
  [pool, 'https://northeurope.dynamicsessions.io/live/1'],
  [pool, 'https://127.0.0.1/live/1'],
  [pool, 'ftp://pool.example/live/1'],
  [pool, 'https://'],
  [azure, 'https://dynamicsessions.io.evil.example/live/1'],
  [azure, 'https://evildynamicsessions.io/live/1'],
  [loopback, 'http://169.254.169.254/live/1'],
  [loopback, 'http://127.0.0.1.evil.example/live/1'],
  ['http://gateway.example/pool', 'http://a.gateway.example/live/1'],
  ['https://192.0.2.1/pool', 'https://a.192.0.2.1.example/live/1'],
])('a pool at %s may not send to %s', (endpoint, named) => {
  expect(addressOf(named, endpoint)).toBe('unavailable');
});
