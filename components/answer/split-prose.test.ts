import { expect, test } from 'vitest';
import type { LedgerEntry } from '#lib/analysis/browser.ts';
import { splitProse } from './split-prose.ts';

const text = 'USA has 254.\nJapan 79.\n\nThat is 1 of 3.';
const entry = (word: string, status: LedgerEntry['status']): LedgerEntry => {
  const start = text.indexOf(word);
  return { start, end: start + word.length, text: word, status, source: null };
};

test('paragraphs are cut at traced and unverified numbers, not at exempt ones', () => {
  const traced = entry('254', 'traced');
  const unverified = entry('79', 'unverified');
  expect(splitProse(text, [unverified, traced, entry('1', 'exempt')])).toEqual([
    {
      start: 0,
      pieces: [
        { start: 0, text: 'USA has ', entry: null },
        { start: 8, text: '254', entry: traced },
        { start: 11, text: '.\nJapan ', entry: null },
        { start: 19, text: '79', entry: unverified },
        { start: 21, text: '.', entry: null },
      ],
    },
    { start: 24, pieces: [{ start: 24, text: 'That is 1 of 3.', entry: null }] },
  ]);
});
