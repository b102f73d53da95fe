import { expect, test } from 'vitest';
import { editDistance } from './edit-distance.ts';
import { stem } from './stem.ts';

test.each([
  ['countries', 'country'],
  ['hired', 'hire'],
  ['prices', 'price'],
  ['boxes', 'box'],
  ['planned', 'plan'],
  ['ids', 'id'],
])('%s has the stem of %s', (form, word) => {
  expect(stem(form)).toBe(stem(word));
});

test.each(['class', 'status', 'analysis', 'gas'])('%s keeps its s', (word) => {
  expect(stem(word).startsWith(word.slice(0, -1))).toBe(true);
});

test('edits are counted up to the limit', () => {
  expect(editDistance('varity', 'variety', 2)).toBe(1);
  expect(editDistance('wieght', 'weight', 2)).toBe(1);
  expect(editDistance('apple', 'orange', 2)).toBe(3);
});
