import { describe, expect, test } from 'vitest';
import { byMonth, byOrigin, byYear, check, result } from '../testing/ledger.ts';

describe('a number beside a name', () => {
  test.each<[string, string[]]>([
    ['USA 79.8, Japan 119.9', ['79.8 unverified', '119.9 unverified']],
    [
      'USA (119.9), Europe (81), Japan (79.8)',
      ['119.9 traced 0:mean Power', '81 traced 1:mean Power', '79.8 traced 2:mean Power'],
    ],
    ['119.9 for USA and 79.8 for Japan', ['119.9 traced 0:mean Power', '79.8 traced 2:mean Power']],
    ['119.9 for Japan and 79.8 for USA', ['119.9 unverified', '79.8 unverified']],
    ['USA is highest, at 119.9', ['119.9 traced 0:mean Power']],
    ['Japan is highest, at 119.9', ['119.9 unverified']],
    ['At 119.9, USA is highest', ['119.9 traced 0:mean Power']],
    ['At 119.9, Japan is highest', ['119.9 unverified']],
    [
      'USA, Europe and Japan average 119.9, 81 and 79.8',
      ['119.9 traced 0:mean Power', '81 traced 1:mean Power', '79.8 traced 2:mean Power'],
    ],
    [
      'USA, Europe and Japan average 81, 119.9 and 79.8',
      ['81 unverified', '119.9 unverified', '79.8 traced 2:mean Power'],
    ],
    ['| USA | 119.9 |\n| Japan | 81 |', ['119.9 traced 0:mean Power', '81 unverified']],
    ['**USA**: **119.9**', ['119.9 traced 0:mean Power']],
    ['The highest is 119.9.', ['119.9 traced 0:mean Power']],
    ['usa 119.9', ['119.9 traced 0:mean Power']],
    ['USA has 3', ['3 unverified']],
  ])('%s', (text, expected) => {
    expect(check(text, byOrigin)).toEqual(expected);
  });

  test('years and months name rows', () => {
    expect(check('In 1982 it was 81.8', byYear)).toEqual(['1982 traced 1:Year', '81.8 traced 1:mean Power']);
    expect(check('In 1982 it was 81.4', byYear)).toEqual(['1982 traced 1:Year', '81.4 unverified']);
    expect(check('March 2023: 14, April 2023: 29', byMonth)).toEqual([
      'March 2023 traced 0:Day (month)',
      '14 traced 0:count',
      'April 2023 traced 1:Day (month)',
      '29 traced 1:count',
    ]);
    expect(check('March 2023: 29; May 2023: 14', byMonth)).toEqual([
      'March 2023 traced 0:Day (month)',
      '29 unverified',
      'May 2023 unverified',
      '14 unverified',
    ]);
  });

  test('both dimensions of a row count', () => {
    const both = result(
      [
        ['Origin', 'text'],
        ['Year', 'integer'],
        ['count', 'integer'],
      ],
      [
        ['USA', 1981, 13],
        ['USA', 1982, 20],
        ['Japan', 1982, 9],
      ],
    );
    expect(check('In 1982, USA made 20 and Japan 9', both).slice(1)).toEqual([
      '20 traced 1:count',
      '9 traced 2:count',
    ]);
    expect(check('In 1981, USA made 20', both).slice(1)).toEqual(['20 unverified']);
  });

  test('a Result without that name can still hold the number', () => {
    const overall = result([['mean Power', 'double']], [[104.5]]);
    expect(check('USA has 119.9, against 104.5 overall', [byOrigin, overall])).toEqual([
      '119.9 traced 0:mean Power',
      '104.5 traced 0:mean Power',
    ]);
  });
});

describe('names that look like something else', () => {
  const byName = result(
    [
      ['Name', 'text'],
      ['best', 'text'],
      ['count', 'integer'],
    ],
    [
      ['Smith, Mr. Paul', '1:54.40', 7],
      ['Jones, Dr. Ann', '1:57.21', 9],
    ],
  );
  const byDigit = result(
    [
      ['column', 'text'],
      ['max', 'text'],
    ],
    [
      ['a', '1592'],
      ['b', '1'],
    ],
  );
  test.each([
    [
      '1982 (81.8) and 1981 (81.4)',
      byYear,
      ['1982 traced 1:Year', '81.8 traced 1:mean Power', '1981 traced 0:Year', '81.4 traced 0:mean Power'],
    ],
    ['Smith, Mr. Paul has 7', byName, ['7 traced 0:count']],
    ['Jones, Dr. Ann has 7', byName, ['7 unverified']],
    ['1:54.40 is best', byName, ['1 exempt', '54.40 exempt']],
    ['a has 1,592', byDigit, ['1,592 traced 0:max']],
  ])('%s', (text, source, expected) => {
    expect(check(text, source)).toEqual(expected);
  });
});

describe('longer sentences', () => {
  test.each<[string, string[]]>([
    [
      'Of all, USA (119.9, 62.6 %) leads Europe (81, 18 %) and Japan (79.8, 19.5%).',
      [
        '119.9 traced 0:mean Power',
        '62.6 % traced 0:share of count',
        '81 traced 1:mean Power',
        '18 % traced 1:share of count',
        '79.8 traced 2:mean Power',
        '19.5% traced 2:share of count',
      ],
    ],
    [
      'Of all, USA (119.9, 18 %) leads Europe (81, 62.6 %).',
      ['119.9 traced 0:mean Power', '18 % unverified', '81 traced 1:mean Power', '62.6 % unverified'],
    ],
    [
      'With 119.9, USA is first; with 79.8, Japan is last.',
      ['119.9 traced 0:mean Power', '79.8 traced 2:mean Power'],
    ],
    ['With 79.8, USA is first; with 119.9, Japan is last.', ['79.8 unverified', '119.9 unverified']],
    [
      'It ranges from 79.8 (Japan) to 119.9 (USA).',
      ['79.8 traced 2:mean Power', '119.9 traced 0:mean Power'],
    ],
    ['It ranges from 79.8 (USA) to 119.9 (Japan).', ['79.8 unverified', '119.9 unverified']],
    [
      'Compared with Europe at 81, USA reaches 119.9.',
      ['81 traced 1:mean Power', '119.9 traced 0:mean Power'],
    ],
    ["USA's mean is 119.9, Japan's 79.8.", ['119.9 traced 0:mean Power', '79.8 traced 2:mean Power']],
    [
      'The 2nd is Europe with 81; the 3rd is USA.',
      ['2nd traced 1:Origin', '81 traced 1:mean Power', '3rd unverified'],
    ],
  ])('%s', (text, expected) => {
    expect(check(text, byOrigin)).toEqual(expected);
  });

  test('a group may have one letter', () => {
    const letters = result(
      [
        ['Group', 'text'],
        ['mean x', 'double'],
      ],
      [
        ['A', 1.5],
        ['B', 2.5],
        ['C', -0.12],
      ],
    );
    expect(check('A has 1.5, B 1.5', letters)).toEqual(['1.5 traced 0:mean x', '1.5 unverified']);
    expect(check('A total of 2.5', letters)).toEqual(['2.5 traced 1:mean x']);
    expect(check('C fell 12 % and B rose 250%', letters)).toEqual([
      '12 % traced 2:mean x',
      '250% traced 1:mean x',
    ]);
  });
});
