import { expect, test } from 'vitest';
import { literals } from './literals.ts';
import { orchard } from './testing/orchard.ts';

test('what may be a value is looked up, in every run of words; columns and small words are not', () => {
  expect(literals('average sugar of Golden Pearl from the north', [orchard])).toEqual([
    'average',
    'average sugar',
    'average sugar of golden',
    'average sugar of golden pearl',
    'sugar',
    'sugar of golden',
    'sugar of golden pearl',
    'golden',
    'golden pearl',
    'golden pearl from the north',
    'pearl',
    'pearl from the north',
    'north',
  ]);
});

test('a plural is looked up in the singular too, and a word for people in its other names', () => {
  expect(literals('females', [orchard])).toEqual(['females', 'female', 'f', 'woman']);
});
