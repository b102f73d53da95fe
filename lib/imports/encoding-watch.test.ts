import { expect, test } from 'vitest';
import { createEncodingWatch } from './encoding-watch.ts';

function watch(bytes: Uint8Array, size: number) {
  const encoding = createEncodingWatch();
  for (let at = 0; at < bytes.length; at += size) encoding.push(bytes.subarray(at, at + size));
  return encoding.finish();
}

const utf8 = Buffer.from('a,é,€,😀\nå');
const latin = Buffer.from('a,é,ü\nx', 'latin1');

test('of a long piece it says so where not all was counted, and calls nothing ASCII that is not', () => {
  const ascii = Buffer.alloc(100_000, 'a');
  const late = Buffer.concat([ascii, Buffer.from('é')]);
  const early = Buffer.concat([Buffer.from('é€'), ascii, Buffer.from('é')]);
  expect(watch(late, 200_000)).toEqual({ sound: 1, broken: 0, isPartial: true });
  expect(watch(early, 200_000)).toEqual({ sound: 2, broken: 0, isPartial: true });
  expect(watch(ascii, 200_000)).toEqual({ sound: 0, broken: 0 });
});

test.each([1, 2, 3, 4, 5, 100])('counts characters and broken bytes in pieces of %i', (size) => {
  expect(watch(utf8, size)).toEqual({ sound: 4, broken: 0 });
  expect(watch(latin, size)).toEqual({ sound: 0, broken: 2 });
  expect(watch(Buffer.concat([utf8, latin]), size)).toEqual({ sound: 4, broken: 2 });
  expect(watch(utf8.subarray(0, -1), size)).toEqual({ sound: 3, broken: 1 });
});
