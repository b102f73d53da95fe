import { places } from './rooms.ts';

/** Where a file lies: a room of `lib/`, a place outside it, or (at the top level) nowhere in particular. */
export type Place = { kind: 'room' | 'place' | 'top'; name: string };

export function placeOf(path: string): Place {
  const [first = '', second = ''] = path.split('/');
  if (first === 'lib' && path.split('/').length > 2) return { kind: 'room', name: second };
  if (first === 'proxy.ts' || first === 'instrumentation.ts') return { kind: 'place', name: 'app' };
  if (first === 'playwright.config.ts') return { kind: 'place', name: 'e2e' };
  const nested = `${first}/${second}`;
  if (nested in places) return { kind: 'place', name: nested };
  return first in places ? { kind: 'place', name: first } : { kind: 'top', name: first };
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || isTestHelper(path);
}

/** Real small stand-ins and fixtures that a room lends to everyone's tests. */
export function isTestHelper(path: string): boolean {
  return path.split('/').includes('testing');
}
