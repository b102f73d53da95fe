import { expect, test } from 'vitest';
import { converse } from '../testing/converse.ts';
import { orchard } from '../testing/orchard.ts';
import { suggestFollowUps } from './suggest-follow-ups.ts';
import { suggestQuestions } from './suggest-questions.ts';

test('four questions from the columns', () => {
  expect(suggestQuestions([orchard])).toEqual([
    'average WeightKg by variety',
    'average WeightKg over time',
    'relationship between WeightKg and sugar_pct',
    'number of rows by variety',
  ]);
});

test('each suggestion is a question that is answered', () => {
  expect(suggestQuestions([orchard]).map((question) => converse([question]).kind)).toEqual(
    Array(4).fill('reading'),
  );
});

test('follow-ups change one part of the plan', () => {
  const read = converse(['average weight by slope']);
  expect(read.kind === 'reading' ? suggestFollowUps(read.reading.plan, orchard) : null).toEqual([
    'by variety instead',
    'what about the median?',
    'top 5',
  ]);
});

test('nothing to suggest without data', () => {
  expect(suggestQuestions([])).toEqual([]);
});
