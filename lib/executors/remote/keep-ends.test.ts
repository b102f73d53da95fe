import { expect, test } from 'vitest';
import { keepEnds } from './keep-ends.ts';

const half = 32 * 1024;

test('keeps what is short, and of what is long the beginning and the end', () => {
  const most = 'x'.repeat(2 * half);
  expect(keepEnds(most)).toEqual({ text: most, isCut: false });
  const long = `${'a'.repeat(half)}${'b'.repeat(1000)}${'c'.repeat(half)}`;
  const text = `${'a'.repeat(half)}\n[… 1000 characters left out …]\n${'c'.repeat(half)}`;
  expect(keepEnds(long)).toEqual({ text, isCut: true });
});
