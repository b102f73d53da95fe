import { afterAll, beforeAll, expect, test } from 'vitest';
import { date, type EngineFixture, integer, linesOf, openEngineFixture, text } from './engine-fixture.ts';
import type { RowsOptions, TableRef } from './index.ts';

let fixture: EngineFixture;
let table: TableRef;
const count = 3000;

beforeAll(async () => {
  fixture = await openEngineFixture();
  const line = (index: number) =>
    `${index},${index % 10 === 3 ? '' : `name ${(index * 7) % 100}`},${2000 + (index % 20)}-01-01`;
  const columns = [integer('id'), text('name'), date('day')];
  ({ table } = await fixture.load('people', linesOf('id,name,day', count, line), columns));
});
afterAll(() => fixture.close());

const page = (options: Partial<RowsOptions>) =>
  fixture.engine.rows(table, { offset: 0, limit: 3, ...options });
const ids = async (options: Partial<RowsOptions>) => (await page(options)).rows.map(([id]) => id);

test('gives a page in the file’s order', async () => {
  expect(await page({ offset: 2997 })).toEqual({
    columns: [
      { name: 'id', type: 'integer', sqlType: 'BIGINT' },
      { name: 'name', type: 'text', sqlType: 'VARCHAR' },
      { name: 'day', type: 'date', sqlType: 'DATE' },
    ],
    rows: [
      [2997, 'name 79', '2017-01-01'],
      [2998, 'name 86', '2018-01-01'],
      [2999, 'name 93', '2019-01-01'],
    ],
    totalRows: 3000,
    truncated: true,
    sql: 'SELECT * FROM "people" LIMIT 3 OFFSET 2997',
  });
});

test('a page beyond the end is empty', async () => {
  expect(await page({ offset: 5000 })).toMatchObject({ rows: [], totalRows: 3000 });
  const sort = { column: 'name', direction: 'ascending' } as const;
  const beyond = await page({ offset: 5000, sort });
  expect([beyond.rows, beyond.totalRows, beyond.columns.length]).toEqual([[], 3000, 3]);
});

test('sorts numbers both ways', async () => {
  expect(await ids({ sort: { column: 'id', direction: 'descending' } })).toEqual([2999, 2998, 2997]);
  expect(await ids({ offset: 10, sort: { column: 'id', direction: 'ascending' } })).toEqual([10, 11, 12]);
});

test('sorts text; equal values keep the file’s order, missing ones come last', async () => {
  const ascending = { column: 'name', direction: 'ascending' } as const;
  const descending = { column: 'name', direction: 'descending' } as const;
  expect((await page({ sort: ascending })).rows.map(([id, name]) => [id, name])).toEqual([
    [0, 'name 0'],
    [100, 'name 0'],
    [200, 'name 0'],
  ]);
  expect((await page({ sort: descending })).rows.map(([id, name]) => [id, name])).toEqual([
    [57, 'name 99'],
    [157, 'name 99'],
    [257, 'name 99'],
  ]);
  for (const sort of [ascending, descending]) {
    const last = await page({ offset: 2698, limit: 4, sort });
    expect(last.rows.slice(2).map(([id, name]) => [id, name])).toEqual([
      [3, null],
      [13, null],
    ]);
  }
});

test('filters, and counts what is left', async () => {
  const filtered = await page({ offset: 148, where: `"day" = DATE '2001-01-01'` });
  expect(filtered).toMatchObject({ totalRows: 150, truncated: true });
  expect(filtered.rows.map(([id]) => id)).toEqual([2961, 2981]);
});

test('filters and sorts together, by the table’s name too', async () => {
  const where = '"people"."id" < 100 AND name IS NOT NULL -- and a comment';
  const options = { where, sort: { column: 'id', direction: 'descending' } } as const;
  expect(await ids(options)).toEqual([99, 98, 97]);
  expect((await page(options)).totalRows).toBe(90);
});

test('all pages together are the table', async () => {
  const sort = { column: 'day', direction: 'ascending' } as const;
  const seen = new Set<unknown>();
  for (let offset = 0; offset < count; offset += 700) {
    for (const id of await ids({ offset, limit: 700, sort })) seen.add(id);
  }
  expect(seen.size).toBe(count);
});

test('pages asked for at once are the same as one after another', async () => {
  const sort = { column: 'name', direction: 'descending' } as const;
  const offsets = [0, 500, 1000, 2000];
  const together = await Promise.all(offsets.map((offset) => ids({ offset, sort })));
  for (const [index, offset] of offsets.entries())
    expect(await ids({ offset, sort })).toEqual(together[index]);
});

test.each([
  `id > 1) UNION ALL SELECT * FROM read_csv('/etc/passwd') --`,
  `id IN (SELECT 1 FROM read_text('/etc/passwd'))`,
  `id > 1; DROP VIEW people`,
])('refuses the condition %s', async (where) => {
  await expect(page({ where })).rejects.toMatchObject({
    code: expect.stringMatching(/^sql_(refused|failed)$/),
  });
});

test('says that there is no such column', async () => {
  await expect(page({ sort: { column: 'none', direction: 'ascending' } })).rejects.toMatchObject({
    code: 'sql_failed',
    message: 'There is no column none to sort by.',
  });
});

test('stops', async () => {
  await expect(page({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'stopped' });
  const sort = { column: 'day', direction: 'descending' } as const;
  await expect(page({ sort, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'stopped' });
});

test('a column may be called what DuckDB calls a row’s place', async () => {
  const { table: odd } = await fixture.load('odd', 'File_Row_Number,FILENAME\n7,a\n5,b\n7,c\n,d\n', [
    integer('File_Row_Number'),
    text('FILENAME'),
  ]);
  const sort = { column: 'File_Row_Number', direction: 'ascending' } as const;
  expect(await fixture.engine.rows(odd, { offset: 1, limit: 5, sort })).toMatchObject({
    columns: [{ name: 'File_Row_Number' }, { name: 'FILENAME' }],
    rows: [
      [7, 'a'],
      [7, 'c'],
      [null, 'd'],
    ],
    totalRows: 4,
  });
  const byText = { column: 'FILENAME', direction: 'descending' } as const;
  const filtered = await fixture.engine.rows(odd, {
    offset: 0,
    limit: 2,
    sort: byText,
    where: '"FILENAME" > \'a\'',
  });
  expect(filtered.rows).toEqual([
    [null, 'd'],
    [7, 'c'],
  ]);
});
