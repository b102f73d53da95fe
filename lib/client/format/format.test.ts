import { expect, test } from 'vitest';
import { formatCell } from './format-cell.ts';
import { formatAgo, formatDuration } from './format-time.ts';
import { toHtmlTable, toTsv } from './table-text.ts';

test.each([
  [1234567.25, 'price', 'double', '1,234,567.25'],
  ['90071992547409931234', 'total', 'integer', '90,071,992,547,409,931,234'],
  [1982, 'year', 'integer', '1982'],
  [1982, 'Model Year', 'integer', '1982'],
  [10115, 'customerId', 'integer', '10115'],
  [10115, 'paid', 'integer', '10,115'],
  [true, 'paid', 'boolean', 'true'],
  ['2026-11-21T10:00:00', 'at', 'timestamp', '2026-11-21 10:00:00'],
  ['', 'note', 'text', ''],
  [null, 'note', 'text', null],
] as const)('shows %o of %s (%s) as %o', (cell, name, type, shown) => {
  expect(formatCell(cell, { name, type })).toBe(shown);
});

test.each([
  [0.4, '1 ms'],
  [812, '812 ms'],
  [1240, '1.2 s'],
  [59_400, '59 s'],
  [120_000, '2 min'],
  [192_000, '3 min 12 s'],
])('writes %d ms as %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});

test.each([
  [5_000, 'now'],
  [5 * 60_000, '5 min'],
  [3 * 3_600_000, '3 h'],
  [2 * 86_400_000, '2 d'],
  [30 * 86_400_000, '2 Dec 2023'],
])('writes an age of %d ms as %s', (age, text) => {
  const now = Date.UTC(2024, 0, 1, 12);
  expect(formatAgo(now - age, now)).toBe(text);
});

const table = {
  columns: [
    { name: 'a <b>', type: 'text', sqlType: 'VARCHAR' },
    { name: 'n', type: 'integer', sqlType: 'BIGINT' },
  ],
  rows: [
    ['tab\there', 1],
    ['say "hi"', null],
  ],
} satisfies Parameters<typeof toTsv>[0];

test('a table is copied as text with what needs it in quotes', () => {
  expect(toTsv(table)).toBe('a <b>\tn\n"tab\there"\t1\n"say ""hi"""\t');
});

test('what looks like a formula is copied as it is', () => {
  const cells = {
    columns: [{ name: '=x', type: 'text', sqlType: 'VARCHAR' }],
    rows: [['=1+1'], ['-A12'], ['@a']],
  } satisfies Parameters<typeof toTsv>[0];
  expect(toTsv(cells)).toBe('=x\n=1+1\n-A12\n@a');
  expect(toHtmlTable(cells)).toBe(
    '<table><thead><tr><th>=x</th></tr></thead><tbody><tr><td>=1+1</td></tr><tr><td>-A12</td></tr><tr><td>@a</td></tr></tbody></table>',
  );
});

test('a table is copied as HTML in which no cell is markup', () => {
  expect(toHtmlTable(table)).toBe(
    '<table><thead><tr><th>a &lt;b&gt;</th><th>n</th></tr></thead><tbody><tr><td>tab\there</td><td>1</td></tr><tr><td>say &quot;hi&quot;</td><td></td></tr></tbody></table>',
  );
});
