import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runImport } from './import.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plotline-command-'));
  vi.spyOn(console, 'error').mockReturnValue(undefined);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

test('one file gives its table as plain CSV and a receipt', async () => {
  const file = await write('a.csv', 'place;when;size\nOslo;31.12.2020;1,5\nBern;;2\nrest\n');
  const [receipt, out] = [join(folder, 'r.json'), join(folder, 'o.csv')];
  expect(await runImport([file, '--receipt', receipt, '--out', out])).toBe(0);
  expect(await readFile(out, 'utf8')).toBe('place,when,size\nOslo,31.12.2020,"1,5"\nBern,,2\n');
  const { lines_in, rows_loaded, footer_lines, columns } = JSON.parse(await readFile(receipt, 'utf8'));
  expect({ lines_in, rows_loaded, footer_lines, columns }).toEqual({
    lines_in: 4,
    rows_loaded: 2,
    footer_lines: { count: 1, lines: [4] },
    columns: [
      { name: 'place', type: 'VARCHAR', from: null, misfits: 0, missing: 0 },
      { name: 'when', type: 'DATE', from: '%d.%m.%Y', misfits: 0, missing: 1 },
      { name: 'size', type: 'DECIMAL(18,1)', from: '1,5', misfits: 0, missing: 0 },
    ],
  });
});

test('a list goes on past a missing, a refused and an empty file, and says so by its exit code', async () => {
  const good = await write('good.tsv', 'a\tb\n1\t2\n');
  const picture = await write('picture.csv', '\u0089PNG');
  await writeFile(picture, Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10));
  const empty = await write('empty.csv', '');
  const list = await write('list.txt', `${join(folder, 'none.csv')}\n${picture}\n${empty}\n\n${good}\n`);
  const out = join(folder, 'out');
  expect(await runImport(['--batch', list, '--out-dir', out])).toBe(1);
  expect((await readdir(out)).sort()).toEqual([
    'empty.csv.csv',
    'empty.csv.receipt.json',
    'good.tsv.csv',
    'good.tsv.receipt.json',
  ]);
  expect(await readFile(join(out, 'good.tsv.csv'), 'utf8')).toBe('a,b\n1,2\n');
  const { lines_in, rows_loaded } = JSON.parse(await readFile(join(out, 'empty.csv.receipt.json'), 'utf8'));
  expect({ lines_in, rows_loaded }).toEqual({ lines_in: 0, rows_loaded: 0 });
});

test.each([[[]], [['a.csv', 'b.csv']], [['--batch', 'list.txt']], [['--unknown']]])(
  'wrong usage is 2: %j',
  async (args) => {
    expect(await runImport(args)).toBe(2);
  },
);
