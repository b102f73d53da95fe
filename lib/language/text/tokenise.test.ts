import { expect, test } from 'vitest';
import { splitIdentifier, tokenise } from './tokenise.ts';

const texts = (text: string) => tokenise(text).map((token) => `${token.kind} ${token.text}`);

test('words, numbers, dates and marks', () => {
  expect(texts("Plot AVG(price) v/s net_worth, 1.5k or 10% since 2002-06-21: the town's y-axis")).toEqual([
    'word Plot',
    'word AVG',
    'mark (',
    'word price',
    'mark )',
    'word vs',
    'word net',
    'word worth',
    'mark ,',
    'number 1.5k',
    'word or',
    'number 10%',
    'word since',
    'date 2002-06-21',
    'mark :',
    'word the',
    'word town',
    'word y',
    'word axis',
  ]);
});

test('offsets are those of the text', () => {
  const text = 'the mill’s petSize';
  expect(tokenise(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'the',
    'mill',
    'pet',
    'Size',
  ]);
});

test.each([
  ['preTestScore', ['pre', 'test', 'score']],
  ['sugar_pct', ['sugar', 'pct']],
  ['GDPPerHead', ['gdp', 'per', 'head']],
  ['% Goals-to-shots', ['goals', 'to', 'shots']],
  ['zone.3', ['zone', '3']],
])('%s is cut into its words', (name, words) => {
  expect(splitIdentifier(name)).toEqual(words);
});
