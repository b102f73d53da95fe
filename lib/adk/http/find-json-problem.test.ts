import { expect, test } from 'vitest';
import { findJsonProblem } from './find-json-problem.ts';

test.each([
  ['{bad', 1, 'Expecting property name enclosed in double quotes'],
  ['{"a":1,}', 7, 'Expecting property name enclosed in double quotes'],
  ['{"a" 1}', 5, "Expecting ':' delimiter"],
  ['{"a":1 "b"}', 7, "Expecting ',' delimiter"],
  ['[1,]', 3, 'Expecting value'],
  ['[1 2]', 3, "Expecting ',' delimiter"],
  [' nul', 1, 'Expecting value'],
  ['{"a":1} x', 8, 'Extra data'],
  ['"x', 0, 'Unterminated string starting at'],
  ['"\\q"', 1, 'Invalid \\escape'],
  ['"\\u12x"', 3, 'Invalid \\uXXXX escape'],
  ['["a\tb"]', 3, 'Invalid control character at'],
  ['[NaN]', 1, 'Expecting value'],
])('%j stops being JSON at %i', (text, position, reason) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(findJsonProblem(text)).toEqual({ position, reason });
});

test('a text that is nested too deep for us is a problem, too, and not the end', () => {
  const deep = '['.repeat(100_000);
  expect(findJsonProblem(deep)).toEqual({ position: 1000, reason: 'Too many levels' });
});
