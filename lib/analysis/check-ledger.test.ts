import { describe, expect, test } from 'vitest';
import { checkLedger } from './check-ledger.ts';
import { byModel, byOrigin, check, result } from './testing/ledger.ts';

test('an entry carries the offsets and the cell it comes from', () => {
  expect(checkLedger('USA: 119.9', [{ callId: 'c', result: byOrigin }], '')).toEqual([
    {
      start: 5,
      end: 10,
      text: '119.9',
      status: 'traced',
      source: { callId: 'c', row: 0, column: 'mean Power', value: 119.94 },
    },
  ]);
});

describe('rounding', () => {
  test.each([
    ['USA has 119.94', 'traced 0:mean Power'],
    ['USA has 119.9', 'traced 0:mean Power'],
    ['USA has 120', 'traced 0:mean Power'],
    ['USA has 119', 'unverified'],
    ['USA has 119.8', 'unverified'],
    ['USA has 119.941', 'unverified'],
    ['Japan has 79.84', 'traced 2:mean Power'],
    ['Europe has 81.0', 'traced 1:mean Power'],
    ['USA has about 100', 'traced 0:mean Power'],
    ['USA has 100', 'unverified'],
  ])('%s', (text, expected) => {
    expect(check(text, byOrigin)[0]?.replace(/^\S+ /, '')).toBe(expected);
  });
});

describe('forms', () => {
  test.each([
    ['Model 3 sold 12.4k.', ['3 exempt', '12.4k traced 0:sum Sales']],
    ['Model 3 sold 12,400 units', ['3 exempt', '12,400 traced 0:sum Sales']],
    ['Model 3 sold 12 thousand', ['3 exempt', '12 thousand traced 0:sum Sales']],
    ['Model Y brought $3.2M', ['$3.2M traced 1:sum Sales']],
    ['Model Y brought 3.2 million', ['3.2 million traced 1:sum Sales']],
    ['Model Y brought 3.2e6', ['3.2e6 traced 1:sum Sales']],
    ['Model Y brought $3.3M', ['$3.3M unverified']],
    ['S: -560', ['-560 traced 2:sum Sales']],
    ['S: −560', ['−560 traced 2:sum Sales']],
    ['S: 560', ['560 unverified']],
    ['For S it fell by 560', ['560 traced 2:sum Sales']],
  ])('%s', (text, expected) => {
    expect(check(text, byModel)).toEqual(expected);
  });

  test.each([
    ['USA makes 62.6 % of them', '62.6 % traced 0:share of count'],
    ['USA makes 63%', '63% traced 0:share of count'],
    ['USA makes 62.6 percent', '62.6 percent traced 0:share of count'],
    ['USA makes 61 %', '61 % unverified'],
    ['USA has a share of 0.63', '0.63 traced 0:share of count'],
  ])('%s', (text, expected) => {
    expect(check(text, byOrigin)).toEqual([expected]);
  });

  test('whole numbers beyond 2^53 are compared digit for digit', () => {
    const long = result([['total', 'integer']], [['9007199254740993']]);
    expect(check('In all 9,007,199,254,740,993.', long)).toEqual(['9,007,199,254,740,993 traced 0:total']);
    expect(check('In all 9007199254740992.', long)).toEqual(['9007199254740992 unverified']);
  });
});

describe('exempt', () => {
  test('numbers of the question, lists and names', () => {
    expect(check('The top 2 of 1982:\n1. USA\n2. Europe', byOrigin, 'top 2 in 1982')).toEqual([
      '2 exempt',
      '1982 exempt',
      '1 exempt',
      '2 exempt',
    ]);
    expect(check('1. USA 119.9\n2. Europe 81\n4. Japan 79.8', byOrigin)).toEqual([
      '1 exempt',
      '119.9 traced 0:mean Power',
      '2 exempt',
      '81 traced 1:mean Power',
      '4 unverified',
      '79.8 traced 2:mean Power',
    ]);
    expect(check('Q3 and H2O are words', byOrigin)).toEqual([]);
  });
});

test('the number of rows is traced to the Result as a whole', () => {
  expect(check('There are 3 groups.', byOrigin)).toEqual(['3 traced -1:rows']);
  expect(check('There are 4 groups.', byOrigin)).toEqual(['4 unverified']);
});

test('numbers of the conditions that chose the rows are exempt, others of the SQL are not', () => {
  const sql = `SELECT quantile_cont("Power", 0.9) AS q FROM t WHERE "Year" BETWEEN 74 AND 80 AND lower("Model") = 'type 3'`;
  const filtered = { ...result([['q', 'double']], [[23.5]]), sql };
  expect(check('Type 3 between 74 and 80 has 23.5, not 0.9.', filtered)).toEqual([
    '3 exempt',
    '74 exempt',
    '80 exempt',
    '23.5 traced 0:q',
    '0.9 unverified',
  ]);
});
