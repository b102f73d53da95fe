import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { previewTable } from './preview-table.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

test('shows the first rows, the types and the dialect of a slice', () => {
  const slice = bytesOf('Town; Since ;Area\nOslo;14/02/1048;454,1\nBern;31/01/1191;51,6\nRig');
  expect(previewTable(slice, { isWhole: false })).toEqual({
    encoding: 'utf-8',
    dialect: { delimiter: ';', quote: '"', escape: '"', skipsSpace: false, lineEnd: '\n' },
    skipLines: 1,
    hasHeader: true,
    columns: [
      { name: 'Town', type: 'text' },
      { name: 'Since', type: 'date' },
      { name: 'Area', type: 'decimal' },
    ],
    rows: [
      ['Oslo', '14/02/1048', '454,1'],
      ['Bern', '31/01/1191', '51,6'],
    ],
  });
});

test('a whole file ends with its last row, and fifty rows are shown', () => {
  const rows = Array.from({ length: 80 }, (_, index) => `${index},x`).join('\n');
  const preview = previewTable(bytesOf(`n,t\n${rows}`), { isWhole: true });
  expect([preview.rows.length, preview.rows.at(-1)]).toEqual([50, ['49', 'x']]);
  expect(previewTable(bytesOf('n,t\n1,last'), { isWhole: true }).rows).toEqual([['1', 'last']]);
});

test.each(['refused-empty', 'refused-png', 'refused-excel', 'refused-too-many-columns'])(
  '%s is refused as the import refuses it',
  async (name) => {
    const bytes = await readFile(new URL(`./golden/${name}/input.csv`, import.meta.url));
    const expected = JSON.parse(
      await readFile(new URL(`./golden/${name}/expected.json`, import.meta.url), 'utf8'),
    );
    expect(() => previewTable(bytes, { isWhole: true })).toThrow(
      expect.objectContaining({ code: expected.error, message: expected.message }),
    );
  },
);
