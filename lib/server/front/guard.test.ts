import { describe, expect, test } from 'vitest';
import { guard, type Incoming } from './guard.ts';

const local = { isLoopback: true, trustProxy: false, publicUrl: null, hostname: '127.0.0.1', port: 3000 };
const open = { ...local, isLoopback: false, hostname: '0.0.0.0' };
const behindProxy = { ...open, trustProxy: true, publicUrl: new URL('https://plotline.example') };

function incoming(given: Partial<Incoming> = {}): Incoming {
  const headers = { host: '127.0.0.1:3000', ...given.headers };
  return { method: 'GET', url: '/', remoteAddress: '127.0.0.1', ...given, headers };
}
const codeOf = (given: Partial<Incoming>, rules = local) => {
  const verdict = guard(incoming(given), rules);
  return verdict.kind === 'refuse' ? verdict.code : verdict.kind;
};

test('an ordinary request passes, with what the socket tells', () => {
  expect(guard(incoming(), local)).toEqual({
    kind: 'pass',
    peer: { address: '127.0.0.1', protocol: 'http', host: '127.0.0.1:3000' },
  });
});

test.each(['/a//b', '//evil.example/', '/%', '/%zz', '/%00', '/a%0d%0ab', '/a\\b', 'http://x/', '*'])(
  'the address %s is refused',
  (url) => expect(codeOf({ url })).toBe('bad_request'),
);

test.each(['/', '/?a=//b&c=%', '/sessions/x', '/api/x%2Fy', '/_next/static/%5Bturbopack%5D.js'])(
  'the address %s passes',
  (url) => expect(codeOf({ url })).toBe('pass'),
);

test.each(['TRACE', 'CONNECT', 'PROPFIND', ''])('the method %j is refused', (method) => {
  expect(codeOf({ method })).toBe('method_not_allowed');
});

test.each(['/', '/login', '/sessions/x'])('the page %s can only be read', (url) => {
  expect(codeOf({ url, method: 'POST' })).toBe('method_not_allowed');
  expect(codeOf({ url, method: 'HEAD' })).toBe('pass');
});

describe('forwarded headers', () => {
  test.each([
    'forwarded',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-forwarded-anything',
  ])('%s is refused where no proxy is trusted', (name) => {
    expect(codeOf({ headers: { [name]: '' } })).toBe('forwarded_header_refused');
    expect(codeOf({ headers: { [name]: 'x' } }, open)).toBe('forwarded_header_refused');
  });

  test('count where one is: the last hop, so that a client can not add its own', () => {
    const headers = {
      'x-forwarded-for': '127.0.0.1, 203.0.113.9',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'plotline.example',
    };
    expect(guard(incoming({ headers }), behindProxy)).toEqual({
      kind: 'pass',
      peer: { address: '203.0.113.9', protocol: 'https', host: 'plotline.example' },
    });
  });
});

describe('on loopback', () => {
  test.each(['evil.example', 'evil.example:3000', '127.0.0.1.evil.example', '192.168.1.5:3000'])(
    'the foreign host %s is refused',
    (host) => expect(codeOf({ headers: { host } })).toBe('forbidden'),
  );

  test.each(['', 'a b', 'a/b', 'user@127.0.0.1'])('the host %j is no host', (host) => {
    expect(codeOf({ headers: { host } })).toBe('bad_request');
  });

  test.each(['127.0.0.1:8080', 'localhost:3000', '[::1]:3000', 'LOCALHOST'])('the API answers %s', (host) => {
    expect(codeOf({ url: '/api/health', headers: { host } })).toBe('pass');
  });

  test('pages at localhost go to the one address; the API and assets do not', () => {
    const headers = { host: 'localhost:3000' };
    expect(guard(incoming({ headers, url: '/sessions/x?y=1' }), local)).toEqual({
      kind: 'redirect',
      location: 'http://127.0.0.1:3000/sessions/x?y=1',
    });
    expect(codeOf({ headers, url: '/_next/static/a.js' })).toBe('pass');
    expect(codeOf({ headers, url: '/api/sessions', method: 'POST' })).toBe('pass');
    expect(codeOf({ headers }, { ...local, hostname: 'localhost' })).toBe('pass');
  });
});

test('an installation that others can reach answers under any host', () => {
  expect(codeOf({ headers: { host: 'data.example:3000' } }, open)).toBe('pass');
  expect(codeOf({ headers: { host: 'localhost:8080' } }, open)).toBe('pass');
});
