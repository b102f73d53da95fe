import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportDecision, Receipt } from '#lib/datasets/index.ts';
import { createDuckDbEngine, type Engine } from '#lib/engine/index.ts';
import { createImporter } from './create-importer.ts';
import type { ImportDataset, ImportOptions } from './import-dataset.ts';

const golden = new URL('../datasets/golden/', import.meta.url).pathname;

let folder: string;
let engine: Engine;
let importDataset: ImportDataset;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plotline-imports-'));
  engine = createDuckDbEngine({ memoryMb: 512, threads: 1, tempDirectory: join(folder, 'spill') });
  importDataset = createImporter({ engine });
});

afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

async function importText(text: string | Uint8Array, options: ImportOptions = {}) {
  const path = join(folder, 'source.csv');
  await writeFile(path, text);
  return importFile(path, options);
}

async function importFile(path: string, options: ImportOptions = {}) {
  const target = { parquet: join(folder, 'table.parquet'), scratch: join(folder, 'scratch') };
  const dataset = await importDataset({ path, name: 'source.csv' }, target, options);
  const tables = [{ table: 't', parquet: target.parquet, version: crypto.randomUUID() }];
  const result = await engine.query('SELECT * FROM t', { scope: crypto.randomUUID(), tables });
  return { ...dataset, rows: result.rows };
}

/** What is left beside the sources. */
async function strays(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => !['source.csv', 'spill'].includes(name)).sort();
}

function linesOf(receipt: Receipt): number {
  const { continuation_lines, rows_quarantined, header_lines, preamble_lines, blank_lines, footer_lines } =
    receipt;
  const lists = [
    continuation_lines,
    rows_quarantined,
    header_lines,
    preamble_lines,
    blank_lines,
    footer_lines,
  ];
  return receipt.rows_loaded + lists.reduce((sum, list) => sum + list.count, 0);
}

type Decided = [
  what: ImportDecision['what'],
  value: ImportDecision['value'],
  confidence: number,
  evidence: string,
  alternatives: ImportDecision['alternatives'],
];

function decided(...[what, value, confidence, evidence, alternatives]: Decided): ImportDecision {
  return { what, value, confidence, evidence, alternatives };
}

describe('golden files', () => {
  test.each([
    'utf8-with-mark',
    'utf16-little-endian-with-mark',
    'windows-1252',
    'line-ends-crlf',
    'line-ends-mixed',
    'quoted-line-breaks-crlf',
    'headers-repeated',
    'rows-too-long',
    'thousands',
    'currency-and-percent',
    'dates-named',
    'timestamps',
    'times',
    'booleans',
    'missing-words',
    'cut-in-a-quote',
    'escapes-by-backslash',
    'title-before-the-table',
    'header-only',
    'refused-empty',
    'refused-only-blank-lines',
    'refused-excel',
  ])('%s: the engine holds the rows that were decided', async (name) => {
    const expected = JSON.parse(await readFile(join(golden, name, 'expected.json'), 'utf8'));
    const path = join(golden, name, 'input.csv');
    if (expected.error) {
      await expect(importFile(path)).rejects.toMatchObject({
        code: expected.error,
        message: expected.message,
      });
      return;
    }
    const { rowCount, columns, receipt, rows } = await importFile(path);
    expect(rowCount).toBe(expected.rows.length);
    expect(rows).toHaveLength(rowCount);
    expect(columns.map((column) => [column.name, column.type])).toEqual(
      expected.columns.map((column: { name: string; type: string }) => [column.name, column.type]),
    );
    expect(linesOf(receipt)).toBe(receipt.lines_in);
    expect(receipt.lines_in).toBe(expected.lines.in);
    expect(receipt.columns.every((column) => column.misfits === 0)).toBe(true);
  });
});

test('a file has its values typed and a receipt', async () => {
  const { receipt, rows } = await importText('day;pay\n25/12/2020;1.234,50\n01/02/2021;-\n');
  expect(rows).toEqual([
    ['2020-12-25', 1234.5],
    ['2021-02-01', null],
  ]);
  expect(receipt).toEqual({
    file: 'source.csv',
    sha256: 'b65b0660d6c43e1533cca9a2c3d9e197c6b228e478f84f79753a902af6462905',
    bytes: 41,
    lines_in: 3,
    rows_loaded: 2,
    continuation_lines: { count: 0, lines: [] },
    rows_quarantined: { count: 0, lines: [] },
    header_lines: { count: 1, lines: [1] },
    preamble_lines: { count: 0, lines: [] },
    blank_lines: { count: 0, lines: [] },
    footer_lines: { count: 0, lines: [] },
    decisions: [
      decided('encoding', 'utf-8', 1, 'only ASCII in the whole file', ['windows-1252']),
      decided('line_ends', 'LF', 1, '0 CRLF, 3 LF, 0 CR in the parts looked at', []),
      decided('delimiter', ';', 0.99, '2 fields on 3 of 3 rows looked at', [',']),
      decided('quote', '"', 0.7, '0 quoted cells in the rows looked at', ["'"]),
      decided('escape', '"', 0.7, 'quotes inside cells are doubled', ['\\']),
      decided('header', true, 0.99, '2 of 2 columns of numbers or dates start with a word', [false]),
      decided('decimal_mark', ',', 0.95, '1 of 1 number columns have a decimal comma', ['.']),
      decided('date_order', 'dmy', 0.95, 'a number above 12 tells day from month in day', ['mdy']),
      decided('null_markers', ['', '-'], 0.9, 'words among the values of their columns', []),
    ],
    columns: [
      { name: 'day', type: 'DATE', from: '%d/%m/%Y', misfits: 0, missing: 0 },
      { name: 'pay', type: 'DECIMAL(18,2)', from: '1.234,50', misfits: 0, missing: 1 },
    ],
  });
});

test('a value that the sample missed widens its column, and no value is lost', async () => {
  const rare = [
    ['1', '2020-01-01', '1', '1.25'],
    ['2.5', 'some day', '99999999999999999999', '1.234'],
  ];
  const rows = Array.from({ length: 30_001 }, (_, i) => (i === 20_000 ? rare[1] : rare[0])?.join(','));
  const { columns, rows: loaded } = await importText(`a,b,c,d\n${rows.join('\n')}\n`);
  expect(columns.map((column) => column.sqlType)).toEqual(['DOUBLE', 'VARCHAR', 'VARCHAR', 'DOUBLE']);
  expect(loaded[20_000]).toEqual([2.5, 'some day', '99999999999999999999', 1.234]);
});

describe('leaves nothing behind', () => {
  test('when it is stopped', async () => {
    const stop = new AbortController();
    const text = `a,b\n${'1,2\n'.repeat(800_000)}`;
    const work = importText(text, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(work).rejects.toMatchObject({ code: 'stopped' });
    expect(await strays()).toEqual([]);
  });

  test('when a line is too long', async () => {
    const work = importText(`a,b\n1,2\n${'x'.repeat(17 * 1024 * 1024)},1\n`);
    await expect(work).rejects.toMatchObject({ code: 'line_too_long', details: { line: 3 } });
    expect(await strays()).toEqual([]);
  });

  test('when the only line is too long', async () => {
    const work = importText('x,'.repeat(9 * 1024 * 1024));
    await expect(work).rejects.toMatchObject({ code: 'line_too_long', details: { line: 1 } });
    expect(await strays()).toEqual([]);
  });

  test('but the table and its value index when it is done', async () => {
    await importText('a,b\n1,"x\n');
    expect(await strays()).toEqual(['table.parquet', 'table.parquet.values.parquet']);
  });
});
