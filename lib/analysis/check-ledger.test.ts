import { describe, expect, test } from 'vitest';
import type { Cell, Column, Result } from '#lib/datasets/browser.ts';
import { checkLedger } from './check-ledger.ts';

function result(columns: [string, Column['type']][], rows: Cell[][], totalRows = rows.length): Result {
  return {
    columns: columns.map(([name, type]) => ({ name, type, sqlType: '' })),
    rows,
    totalRows,
    truncated: totalRows > rows.length,
    sql: '',
  };
}

const byOrigin = result(
  [
    ['Origin', 'text'],
    ['mean Power', 'double'],
    ['share of count', 'double'],
  ],
  [
    ['USA', 119.94, 0.6256],
    ['Europe', 81, 0.1798],
    ['Japan', 79.835, 0.1946],
  ],
);

const byModel = result(
  [
    ['Model', 'text'],
    ['sum Sales', 'integer'],
  ],
  [
    ['Model 3', 12_400],
    ['Model Y', 3_200_000],
    ['S', -560],
  ],
);

const byYear = result(
  [
    ['Year', 'integer'],
    ['mean Power', 'double'],
  ],
  [
    [1981, 81.4],
    [1982, 81.8],
  ],
);

const byMonth = result(
  [
    ['Day (month)', 'date'],
    ['count', 'integer'],
  ],
  [
    ['2023-03-01', 14],
    ['2023-04-01', 29],
  ],
);

/** Each number with its status, and the cell it was traced to as `row:column`. */
function check(text: string, source: Result | Result[], question = ''): string[] {
  const sources = [source].flat().map((each, index) => ({ callId: `call${index}`, result: each }));
  return checkLedger(text, sources, question).map((entry) => {
    expect(text.slice(entry.start, entry.end)).toBe(entry.text);
    const cell = entry.source && `${entry.source.row}:${entry.source.column}`;
    return [entry.text, entry.status, cell].filter((part) => part !== null).join(' ');
  });
}

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
