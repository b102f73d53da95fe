import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EngineFixture, integer, linesOf, openEngineFixture, text } from './engine-fixture.ts';
import type { QueryOptions, TableRef } from './index.ts';

let fixture: EngineFixture;
let table: TableRef;

beforeAll(async () => {
  fixture = await openEngineFixture();
  const columns = [integer('number'), text('name')];
  ({ table } = await fixture.load(
    'many',
    linesOf('number,name', 10_000, (index) => `${index},n${index % 7}`),
    columns,
  ));
});
afterAll(() => fixture.close());

const run = (sql: string, options: Partial<QueryOptions> = {}) =>
  fixture.engine.query(sql, { scope: 'one', tables: [table], ...options });

test('gives the columns with their types, the rows and how many there are', async () => {
  const sql =
    'SELECT name, count(*) AS n, avg(number) AS mean FROM many WHERE number < 3 GROUP BY ALL ORDER BY name';
  expect(await run(sql)).toEqual({
    columns: [
      { name: 'name', type: 'text', sqlType: 'VARCHAR' },
      { name: 'n', type: 'integer', sqlType: 'BIGINT' },
      { name: 'mean', type: 'double', sqlType: 'DOUBLE' },
    ],
    rows: [
      ['n0', 1, 0],
      ['n1', 1, 1],
      ['n2', 1, 2],
    ],
    totalRows: 3,
    truncated: false,
    sql,
  });
});

const values: [expression: string, type: string, sqlType: string, cell: unknown][] = [
  ['9007199254740991::BIGINT', 'integer', 'BIGINT', 9_007_199_254_740_991],
  ['9007199254740993::BIGINT', 'integer', 'BIGINT', '9007199254740993'],
  ['-9007199254740993::BIGINT', 'integer', 'BIGINT', '-9007199254740993'],
  ['sum(9007199254740993::BIGINT)', 'integer', 'HUGEINT', '9007199254740993'],
  ['12::TINYINT', 'integer', 'TINYINT', 12],
  ['18446744073709551615::UBIGINT', 'integer', 'UBIGINT', '18446744073709551615'],
  ['0.1::DECIMAL(18,3)', 'decimal', 'DECIMAL(18,3)', 0.1],
  ['-1234.50::DECIMAL(12,2)', 'decimal', 'DECIMAL(12,2)', -1234.5],
  ['1234567890123.45::DECIMAL(18,2)', 'decimal', 'DECIMAL(18,2)', 1_234_567_890_123.45],
  ['12345678901234567.89::DECIMAL(38,2)', 'decimal', 'DECIMAL(38,2)', '12345678901234567.89'],
  ['1.5::FLOAT', 'double', 'FLOAT', 1.5],
  ["'nan'::DOUBLE", 'double', 'DOUBLE', null],
  ["'-inf'::DOUBLE", 'double', 'DOUBLE', null],
  ['1 / 0', 'double', 'DOUBLE', null],
  ['true', 'boolean', 'BOOLEAN', true],
  ["DATE '1969-07-20'", 'date', 'DATE', '1969-07-20'],
  ["DATE '0001-01-01'", 'date', 'DATE', '0001-01-01'],
  ["DATE '9999-12-31'", 'date', 'DATE', '9999-12-31'],
  ["DATE '10000-01-01'", 'date', 'DATE', '10000-01-01'],
  ["TIMESTAMP '9999-12-31 23:59:59.999999'", 'timestamp', 'TIMESTAMP', '9999-12-31T23:59:59.999999'],
  ["TIMESTAMP '0001-01-01 00:00:00'", 'timestamp', 'TIMESTAMP', '0001-01-01T00:00:00'],
  ["DATE 'infinity'", 'date', 'DATE', null],
  ["DATE '0044-03-15 (BC)'", 'date', 'DATE', '0044-03-15 (BC)'],
  ["TIMESTAMP '2020-02-29 12:34:56'", 'timestamp', 'TIMESTAMP', '2020-02-29T12:34:56'],
  ["TIMESTAMP '1960-01-01 00:00:00.000001'", 'timestamp', 'TIMESTAMP', '1960-01-01T00:00:00.000001'],
  ["TIMESTAMP '2020-01-01 00:00:00.5'", 'timestamp', 'TIMESTAMP', '2020-01-01T00:00:00.500000'],
  ["TIMESTAMP_S '2020-01-01 01:02:03'", 'timestamp', 'TIMESTAMP_S', '2020-01-01T01:02:03'],
  ["TIMESTAMP_MS '2020-01-01 01:02:03.004'", 'timestamp', 'TIMESTAMP_MS', '2020-01-01T01:02:03.004000'],
  ["TIMESTAMP_NS '2020-01-01 01:02:03.004005006'", 'timestamp', 'TIMESTAMP_NS', '2020-01-01T01:02:03.004005'],
  ["TIMESTAMPTZ '2020-01-01 12:00:00+02'", 'timestamp', 'TIMESTAMP WITH TIME ZONE', '2020-01-01T10:00:00'],
  ["TIME '12:34:56'", 'time', 'TIME', '12:34:56'],
  ["TIME '12:34:56.5'", 'time', 'TIME', '12:34:56.5'],
  ["'it''s'", 'text', 'VARCHAR', "it's"],
  ['NULL', 'integer', 'INTEGER', null],
  ["['a', NULL]", 'text', 'VARCHAR[]', "['a', NULL]"],
  ["{a: 1, b: 'x'}", 'text', 'STRUCT("a" INTEGER, "b" VARCHAR)', "{'a': 1, 'b': 'x'}"],
  ["MAP {'a': 1}", 'text', 'MAP(VARCHAR, INTEGER)', "{'a': 1}"],
  ["'ab'::BLOB", 'text', 'BLOB', 'ab'],
  ["INTERVAL '1 day'", 'text', 'INTERVAL', '1 day'],
  ["'00000000-0000-0000-0000-000000000001'::UUID", 'text', 'UUID', '00000000-0000-0000-0000-000000000001'],
  ["'b'::ENUM('a', 'b')", 'text', "ENUM('a', 'b')", 'b'],
];

test.each(values)('%s is %s', async (expression, type, sqlType, cell) => {
  const { columns, rows } = await run(`SELECT ${expression} AS value`);
  expect({ columns, rows }).toEqual({ columns: [{ name: 'value', type, sqlType }], rows: [[cell]] });
});

test('keeps the first rows and counts the rest', async () => {
  const result = await run('SELECT number FROM many ORDER BY number', { maxRows: 3 });
  expect(result).toMatchObject({ rows: [[0], [1], [2]], totalRows: 10_000, truncated: true });
});

test('keeps 50,000 rows where nothing else is said', async () => {
  const result = await run('SELECT a.number FROM many AS a, range(6)');
  expect([result.rows.length, result.totalRows, result.truncated]).toEqual([50_000, 60_000, true]);
});

test('long values are cut before they fill the memory', async () => {
  const result = await run("SELECT repeat('x', 10000) AS long FROM many");
  expect([result.rows.length, result.totalRows, result.truncated]).toEqual([6701, 10_000, true]);
});

test('a value that is too long for a cell is cut, and says so', async () => {
  const { rows } = await run("SELECT repeat('x', 1500000) AS long, 'é' || repeat('y', 5) AS short");
  expect(rows).toEqual([[`${'x'.repeat(1_000_000)}… (cut: 1,500,000 characters)`, 'éyyyyy']]);
});

test('a row of many long values is cut to what a Result may hold', async () => {
  const columns = Array.from({ length: 80 }, (_, index) => `repeat('x', 1000000) AS c${index}`);
  const { rows } = await run(`SELECT ${columns.join(', ')}`);
  const sizes = rows[0]?.map((cell) => String(cell).length) ?? [];
  expect([sizes[0], sizes.at(-1), sizes.length]).toEqual([
    1_000_000,
    1000 + '… (cut: 1,000,000 characters)'.length,
    80,
  ]);
});

test('a page of rows shows the beginning of a long value, and a download all of it', async () => {
  const long = 'z'.repeat(30_000);
  const { table: notes } = await fixture.load('notes', `note\n${long}\n`, [text('note')]);
  const shown = [[`${'z'.repeat(10_000)}… (cut: 30,000 characters)`]];
  expect((await fixture.engine.rows(notes, { offset: 0, limit: 5 })).rows).toEqual(shown);
  const sort = { column: 'note', direction: 'ascending' } as const;
  expect((await fixture.engine.rows(notes, { offset: 0, limit: 5, sort })).rows).toEqual(shown);
  const pieces = await exportedPieces('SELECT * FROM notes', [notes]);
  expect(Buffer.concat(pieces).toString()).toBe(`note\r\n${long}\r\n`);
});

test('a download of long values comes in pieces that memory can hold', async () => {
  const pieces = await exportedPieces("SELECT range AS n, repeat('x', 300000) AS long FROM range(20)", []);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(1_400_000);
  const line = Array.from({ length: 20 }, (_, index) => `${index},${'x'.repeat(300_000)}\r\n`);
  expect(Buffer.concat(pieces).toString()).toBe(`n,long\r\n${line.join('')}`);
});

test('no rows still have columns', async () => {
  expect(await run('SELECT number FROM many WHERE false')).toMatchObject({
    columns: [{ name: 'number', type: 'integer', sqlType: 'BIGINT' }],
    rows: [],
    totalRows: 0,
    truncated: false,
  });
});

test('columns of the same name are told apart', async () => {
  const { columns } = await run('SELECT number, number FROM many LIMIT 1');
  expect(columns.map(({ name }) => name)).toEqual(['number', 'number:1']);
});

test('a question asked again is answered the same, and not by the rows someone changed', async () => {
  const sql = 'SELECT number FROM many ORDER BY number LIMIT 1';
  const first = await run(sql);
  first.rows[0]?.push('changed');
  expect((await run(sql)).rows).toEqual([[0]]);
});

test('what differs each time is computed each time', async () => {
  const sqls = ['SELECT random()', 'SELECT uuid()', 'SELECT now()', 'SELECT current_timestamp'];
  for (const sql of sqls) expect((await run(sql)).rows, sql).not.toEqual((await run(sql)).rows);
});

test('the same table name in another version is another table', async () => {
  const { table: newer } = await fixture.load('newer', 'number,name\n5,x\n', [
    integer('number'),
    text('name'),
  ]);
  const sql = 'SELECT count(*) FROM many';
  expect((await run(sql)).rows).toEqual([[10_000]]);
  const tables = [{ ...newer, table: 'many', version: '2' }];
  expect((await run(sql, { tables })).rows).toEqual([[1]]);
  expect((await run(sql)).rows).toEqual([[10_000]]);
});

test('an error in a late row is no shorter answer', async () => {
  const sql =
    "SELECT CASE WHEN range = 270000 THEN CAST('x' || range AS INTEGER) ELSE range END AS n FROM range(300000)";
  await expect(run(sql, { maxRows: 2_000_000 })).rejects.toMatchObject({
    code: 'sql_failed',
    message: "The SQL could not be run: Could not convert string 'x270000' to INT32.",
  });
  await expect(exported(`${sql};`)).rejects.toMatchObject({ code: 'sql_failed' });
  await expect(exported(`${sql}; -- the end`)).rejects.toMatchObject({
    message:
      'The SQL could not be run: it failed on a value in a later row. Check its casts and calculations.',
  });
});

test.each([
  'SELECT number FROM many',
  'SELECT number FROM many ;',
  'SELECT number FROM many; -- all',
  'FROM many',
])('counts what it does not keep: %s', async (sql) => {
  expect(await run(sql, { maxRows: 10 })).toMatchObject({ totalRows: 10_000, truncated: true });
});

test('a released scope opens anew', async () => {
  await fixture.engine.release('one');
  expect((await run('SELECT max(number) FROM many')).rows).toEqual([[9999]]);
});

test('a table whose file is gone says so without its path', async () => {
  const gone = { ...table, parquet: `${table.parquet}.gone`, version: '1' };
  await expect(run('SELECT * FROM many', { scope: 'gone', tables: [gone] })).rejects.toMatchObject({
    code: 'sql_failed',
    message:
      "The data of a table can't be read. If the question is right, remove the dataset and upload it again.",
  });
});

test('exports all rows as CSV, with quotes where they are needed', async () => {
  const sql = `SELECT * FROM (VALUES (1, 'a,b', NULL), (2, 'say "x"', ''), (3, 'two' || chr(10) || 'lines', 'ü')) AS t(n, "the text", more)`;
  expect(await exported(sql)).toBe('n,the text,more\r\n1,"a,b",\r\n2,"say ""x""",""\r\n3,"two\nlines",ü\r\n');
});

test('exports what looks like a formula as it is', async () => {
  const sql = `SELECT * FROM (VALUES ('=1+1', -2), ('@a', 3)) AS t("+x", n)`;
  expect(await exported(sql)).toBe('+x,n\r\n=1+1,-2\r\n@a,3\r\n');
});

test('exports more rows than a Result keeps', async () => {
  const lines = (await exported('SELECT a.number FROM many AS a, range(6)')).split('\r\n');
  expect(lines.length).toBe(60_002);
});

test('refuses to export what it refuses to run', async () => {
  await expect(exported("SELECT * FROM read_csv('x')")).rejects.toMatchObject({ code: 'sql_refused' });
});

async function exported(sql: string): Promise<string> {
  return Buffer.concat(await exportedPieces(sql, [table])).toString('utf8');
}

async function exportedPieces(sql: string, tables: TableRef[]): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of fixture.engine.exportCsv(sql, { scope: 'one', tables })) pieces.push(piece);
  return pieces;
}
