import { expect, test } from 'vitest';
import type { TableSchema } from '#lib/datasets/index.ts';
import { converse } from '../testing/converse.ts';
import { orchard } from '../testing/orchard.ts';
import { suggestFollowUps } from './suggest-follow-ups.ts';
import { suggestQuestions } from './suggest-questions.ts';

test('four questions from the columns', () => {
  expect(suggestQuestions([orchard])).toEqual([
    'average WeightKg by variety',
    'average WeightKg over time',
    'relationship between WeightKg and sugar_pct',
    'distribution of WeightKg',
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
    'over time',
  ]);
});

test('amounts are added up, by time and by the columns with few values', () => {
  const shop = renamed('WeightKg', 'revenue_eur');
  expect(suggestQuestions([shop])).toEqual([
    'total revenue_eur over time',
    'total revenue_eur by variety',
    'total revenue_eur by slope',
    'relationship between revenue_eur and sugar_pct',
  ]);
});

test('a cut to five is suggested only where there are more groups and no cut yet', () => {
  const read = (question: string) => {
    const one = converse([question]);
    return one.kind === 'reading' ? suggestFollowUps(one.reading.plan, orchard).includes('top 5') : null;
  };
  expect(read('average weight by grower')).toBe(true);
  expect(read('top 3 growers by total weight')).toBe(false);
  expect(read('average weight by slope')).toBe(false);
});

test('nothing to suggest without data', () => {
  expect(suggestQuestions([])).toEqual([]);
});

function renamed(from: string, to: string): TableSchema {
  const rename = <Named extends { name: string }>(one: Named): Named =>
    one.name === from ? { ...one, name: to } : one;
  const columns = orchard.profile.columns.map(rename);
  return { ...orchard, columns: orchard.columns.map(rename), profile: { ...orchard.profile, columns } };
}
