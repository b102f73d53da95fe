import { describe, expect, test } from 'vitest';
import {
  fullHeight,
  lastTop,
  maximumHeight,
  pagesOf,
  type RowScroll,
  rowsInSight,
  scrollBy,
  scrolledHeight,
  toScrollTop,
  toTop,
} from './row-scroll.ts';

const small: RowScroll = { rowCount: 1000, rowHeight: 20, viewport: 400 };
const huge: RowScroll = { rowCount: 5_000_000, rowHeight: 20, viewport: 400 };

describe('rows that fit', () => {
  test('scroll one to one', () => {
    expect(scrolledHeight(small)).toBe(20_000);
    expect(toTop(small, 1234)).toBe(1234);
    expect(toScrollTop(small, 1234)).toBe(1234);
  });

  test('fewer than the viewport do not scroll', () => {
    const few: RowScroll = { rowCount: 3, rowHeight: 20, viewport: 400 };
    expect([scrolledHeight(few), lastTop(few), toTop(few, 50)]).toEqual([400, 0, 0]);
  });
});

describe('rows taller than an element can be', () => {
  test('are all reached, the last at the end of the bar', () => {
    expect([fullHeight(huge), scrolledHeight(huge)]).toEqual([100_000_000, maximumHeight]);
    expect(toTop(huge, maximumHeight - 400)).toBe(lastTop(huge));
    expect(rowsInSight(huge, lastTop(huge))).toEqual({ first: 4_999_980, end: 5_000_000 });
  });

  test('a place becomes a position of the bar and the same place again', () => {
    expect(Math.round(toTop(huge, toScrollTop(huge, 61_803_398)))).toBe(61_803_398);
  });

  test('a small step moves the rows by its own length, a long one jumps', () => {
    expect(scrollBy(huge, { top: 1_000_000, from: 120_000, to: 120_060 })).toBe(1_000_060);
    expect(Math.round(scrollBy(huge, { top: 0, from: 0, to: (maximumHeight - 400) / 2 }))).toBe(
      lastTop(huge) / 2,
    );
  });

  test('the ends of the bar are the ends of the rows', () => {
    expect(scrollBy(huge, { top: 5000, from: 100, to: 0 })).toBe(0);
    const end = maximumHeight - 400;
    expect(scrollBy(huge, { top: lastTop(huge) - 900, from: end - 100, to: end })).toBe(lastTop(huge));
  });
});

test('rows in sight include those cut at either edge', () => {
  expect(rowsInSight(small, 30)).toEqual({ first: 1, end: 22 });
});

test('pages cover the rows in sight', () => {
  expect(pagesOf({ first: 190, end: 210 }, 100)).toEqual([1, 2]);
  expect(pagesOf({ first: 100, end: 200 }, 100)).toEqual([1]);
  expect(pagesOf({ first: 0, end: 0 }, 100)).toEqual([]);
});
