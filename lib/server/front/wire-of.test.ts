import { expect, test } from 'vitest';
import { wireOf } from './wire-of.ts';

const navigation = { 'sec-fetch-dest': 'document' };

test.each([
  ['/', {}, 'page'],
  ['/?x=/api/y', {}, 'page'],
  ['/login', {}, 'page'],
  ['/sessions/8d0c', {}, 'page'],
  ['/_next/static/chunks/a.js', {}, 'page'],
  ['/icon.svg', {}, 'page'],
  ['/nothing-here', navigation, 'page'],
  ['/nothing-here', {}, 'adk'],
  ['/api', {}, 'api'],
  ['/api/health?x', navigation, 'api'],
  ['/apis', {}, 'adk'],
  ['/docs', navigation, 'adk'],
  ['/list-apps/', {}, 'adk'],
  ['/run', {}, 'adk'],
  ['/loginx', {}, 'adk'],
])('%s with %j goes to %s', (url, headers, wire) => {
  expect(wireOf(url, headers)).toBe(wire);
});
