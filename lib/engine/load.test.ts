import { readdirSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EngineFixture, integer, linesOf, openEngineFixture, planOf, text } from './engine-fixture.ts';

let fixture: EngineFixture;

beforeAll(async () => {
  fixture = await openEngineFixture();
});
afterAll(() => fixture.close());

const golden = join(import.meta.dirname, 'golden');

/** A case is a folder: source.csv, plan.json (a LoadPlan without its source) and expected.json. */
describe.each(readdirSync(golden))('%s', (name) => {
  test('becomes the expected table', async () => {
    const read = (file: string) => readFile(join(golden, name, file), 'utf8');
    const plan = { source: join(golden, name, 'source.csv'), ...JSON.parse(await read('plan.json')) };
    const parquet = join(fixture.folder, `${name}.parquet`);
    const { rowCount, columns, misfits, profile } = await fixture.engine.load(plan, parquet, {});
    const tables = [{ table: 't', parquet, version: '1' }];
    const { rows } = await fixture.engine.query('FROM t', { scope: name, tables });
    const missing = Object.fromEntries(profile.columns.map((column) => [column.name, column.missing]));
    expect({ rowCount, columns, misfits, missing, rows }).toEqual(JSON.parse(await read('expected.json')));
  });
});

const columns = [text('a'), integer('b')];

const unreadable: [what: string, csv: string][] = [
  ['a row with too many fields', 'a,b\nx,1\ny,2,3\n'],
  ['a row with too few fields', 'a,b\nx,1\ny\n'],
  ['text after a closing quote', 'a,b\n"x"y,1\n'],
  ['a quote that never closes', 'a,b\n"x,1\ny,2\n'],
];

test.each(unreadable)('refuses %s and leaves nothing behind', async (_, csv) => {
  const source = join(fixture.folder, 'bad.csv');
  const folder = join(fixture.folder, 'bad');
  await writeFile(source, csv);
  await mkdir(folder, { recursive: true });
  const load = fixture.engine.load(planOf(source, columns), join(folder, 'bad.parquet'), {});
  await expect(load).rejects.toMatchObject({
    code: 'file_unreadable',
    message:
      'The file could not be read as a table. Check that every line has the same separators and quotes.',
  });
  expect(await readdir(folder)).toEqual([]);
});

test('stops when told to and leaves nothing behind', async () => {
  const source = join(fixture.folder, 'long.csv');
  const folder = join(fixture.folder, 'stopped');
  await writeFile(
    source,
    linesOf('a,b', 300_000, (index) => `some text ${index},${index}`),
  );
  const stop = new AbortController();
  const load = fixture.engine.load(planOf(source, columns), join(folder, 'long.parquet'), {
    signal: stop.signal,
  });
  setTimeout(() => stop.abort(), 30);
  await expect(load).rejects.toMatchObject({ code: 'stopped' });
  expect(await readdir(folder)).toEqual([]);
  expect((await readdir(join(fixture.folder, 'spill'), { recursive: true })).length).toBe(1);
});

test('tells of its progress, up to the whole', async () => {
  const source = join(fixture.folder, 'progress.csv');
  await writeFile(source, 'a,b\nx,1\n');
  const seen: [number, number][] = [];
  const onProgress = (done: number, total: number) => seen.push([done, total]);
  await fixture.engine.load(planOf(source, columns), join(fixture.folder, 'progress.parquet'), {
    onProgress,
  });
  expect(seen.at(-1)).toEqual([8, 8]);
  expect(seen.every(([done, total], index) => total === 8 && done >= (seen[index - 1]?.[0] ?? 0))).toBe(true);
});

test('a load over an older table replaces it whole', async () => {
  await fixture.load('again', 'a,b\nold,1\n', columns);
  const { table } = await fixture.load('again', 'a,b\nnew,2\n', columns);
  const tables = [{ ...table, version: '2' }];
  expect((await fixture.engine.query('FROM again', { scope: 'again', tables })).rows).toEqual([['new', 2]]);
});
