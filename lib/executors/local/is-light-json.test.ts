import { expect, test } from 'vitest';
import { isLightJson } from './is-light-json.ts';

const isLight = (text: string) => isLightJson(Buffer.from(text));
const object = (keys: number) => `{${Array.from({ length: keys }, (_, key) => `"${key}":1`)}}`;

test.each([
  ['many numbers', `[${'1,'.repeat(1_000_000)}1]`],
  ['signs in texts', JSON.stringify(['{[:"\\'.repeat(500_000)])],
  ['as many keys as may be', object(100_000)],
  ['rows of a large table', `[${'[1,2],'.repeat(300_000)}[]]`],
  ['nesting as deep as may be', '['.repeat(200) + ']'.repeat(200)],
  ['what is no JSON', ']]]"'],
])('%s', (_name, text) => {
  expect(isLight(text)).toBe(true);
});

test.each([
  ['too many keys', object(100_001)],
  ['too many lists', '[],'.repeat(400_001)],
  ['too deep', '{"a":'.repeat(201)],
])('%s', (_name, text) => {
  expect(isLight(text)).toBe(false);
});
