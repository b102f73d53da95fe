import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EngineFixture, integer, type Loaded, openEngineFixture, text } from './engine-fixture.ts';
import type { TableRef } from './index.ts';

let fixture: EngineFixture;
let mine: Loaded;
let theirs: Loaded;
let before: string;

beforeAll(async () => {
  fixture = await openEngineFixture();
  const columns = [text('name'), integer('size')];
  mine = await fixture.load('mine', 'name,size\nant,1\nbee,2\n', columns);
  theirs = await fixture.load('theirs', 'name,size\nsecret,9\n', columns);
  await writeFile(join(fixture.folder, 'secret.txt'), 'secret');
  before = await fingerprint();
});
afterAll(() => fixture.close());

/** {path} stands for a file that is not the session's. */
const refused = [
  // Another statement, or more than one.
  '',
  ';',
  '-- nothing',
  'SELECT 1; SELECT 2',
  'SELECT 1; DROP VIEW mine',
  "COPY mine TO '{path}'",
  "COPY (SELECT 1) TO '{path}'",
  "COPY mine FROM '{path}'",
  "ATTACH '{path}' AS other",
  "EXPORT DATABASE '{path}'",
  "IMPORT DATABASE '{path}'",
  'EXPLAIN SELECT * FROM mine',
  'EXPLAIN ANALYZE SELECT * FROM mine',
  "SET memory_limit = '10GB'",
  'RESET memory_limit',
  'PRAGMA database_list',
  'PRAGMA table_info(mine)',
  'CALL pragma_version()',
  'CREATE TABLE other AS SELECT 1',
  'CREATE MACRO one() AS 1',
  'CREATE SEQUENCE more',
  'INSERT INTO mine VALUES (1)',
  'UPDATE mine SET size = 1',
  'DELETE FROM mine',
  'DROP VIEW mine',
  'ALTER VIEW mine RENAME TO other',
  'INSTALL httpfs',
  'LOAD httpfs',
  'USE memory',
  'BEGIN',
  'CHECKPOINT',
  'VACUUM',
  'PREPARE one AS SELECT 1',
  'EXECUTE one',
  'PIVOT mine ON name USING sum(size)',
  // A parameter.
  'SELECT $1',
  'SELECT ?',
  // What reads or tells of something else.
  'SELECT v.sql FROM duckdb_views v, (WITH duckdb_views AS (SELECT 1) SELECT 1)',
  "SELECT * FROM read_csv('{path}')",
  "SELECT * FROM read_csv_auto('{path}')",
  "SELECT * FROM READ_TEXT('{path}')",
  `SELECT * FROM "read_text"('{path}')`,
  "SELECT * FROM main.read_text('{path}')",
  "SELECT * FROM system.main.read_text('{path}')",
  "SELECT * FROM/**/read_text/**/('{path}')",
  "SELECT * FROM read_blob('{path}')",
  "SELECT * FROM read_json('{path}')",
  "SELECT * FROM read_ndjson_objects('{path}')",
  "SELECT * FROM read_parquet('{path}')",
  "SELECT * FROM parquet_scan('{path}')",
  "SELECT * FROM parquet_metadata('{path}')",
  "SELECT * FROM parquet_schema('{path}')",
  "SELECT * FROM sniff_csv('{path}')",
  "SELECT * FROM read_duckdb('{path}')",
  "SELECT * FROM glob('{path}*')",
  "SELECT * FROM '{path}'",
  "FROM '{path}'",
  `SELECT * FROM "{path}"`,
  "SELECT * FROM 's3://bucket/file.parquet'",
  "SELECT * FROM 'https://example.org/file.csv'",
  "SELECT * FROM '*.csv'",
  "SELECT (SELECT content FROM read_text('{path}')) FROM mine",
  "WITH one AS (SELECT * FROM read_text('{path}')) SELECT * FROM one",
  "SELECT * FROM mine WHERE name IN (SELECT content FROM read_text('{path}'))",
  "SELECT 1 UNION ALL SELECT size FROM read_csv('{path}')",
  'SELECT * FROM mine, LATERAL (SELECT * FROM read_text(mine.name))',
  "SELECT * FROM query('SELECT 1')",
  "SELECT * FROM query_table('mine')",
  'SELECT * FROM duckdb_secrets()',
  'SELECT * FROM duckdb_settings()',
  'SELECT * FROM duckdb_views()',
  'SELECT * FROM duckdb_views',
  'SELECT * FROM duckdb_functions()',
  'SELECT * FROM pragma_database_size()',
  'SELECT * FROM pragma_show()',
  'SELECT * FROM sqlite_master',
  'SELECT * FROM information_schema.tables',
  'SELECT * FROM pg_catalog.pg_views',
  'SELECT * FROM pg_views',
  'SELECT * FROM temp.mine',
  'SELECT * FROM system.main.mine',
  'SHOW ALL TABLES',
  'SHOW DATABASES',
  'DESCRIBE duckdb_views',
  "DESCRIBE SELECT * FROM read_text('{path}')",
  "SUMMARIZE '{path}'",
  "SELECT getenv('PATH')",
  "SELECT current_setting('allowed_paths')",
  "SELECT write_log('x')",
  "SELECT nextval('x')",
  'SELECT sleep_ms(100000)',
  'SELECT pg_sleep(100)',
  "SELECT pg_get_viewdef('mine')",
  "SELECT * FROM json_execute_serialized_sql('{}')",
  "SELECT json_serialize_plan('SELECT 1')",
  'SELECT * FROM test_all_types()',
  'SELECT * FROM duckdb_logs',
  "SELECT list_transform([1], x -> (SELECT content FROM read_text('{path}')))",
  "SELECT * FROM mine ORDER BY (SELECT content FROM read_text('{path}'))",
  "SELECT * FROM (PIVOT mine ON name IN ('ant') USING max((SELECT content FROM read_text('{path}'))))",
];

test('refuses all that is not one SELECT over the session’s tables', async () => {
  const answers: [string, string][] = [];
  for (const sql of hostile()) answers.push([sql, await codeOf(sql)]);
  expect(answers.filter(([, code]) => code !== 'sql_refused')).toEqual([]);
  expect(await fingerprint()).toBe(before);
});

test('another session’s table is not there, by name or by file', async () => {
  expect(await codeOf('SELECT * FROM theirs')).toBe('sql_failed');
  expect(await codeOf(`SELECT * FROM '${theirs.table.parquet}'`)).toBe('sql_refused');
  expect(await codeOf('SELECT * FROM main.theirs')).toBe('sql_failed');
});

test('SQL can’t read the value index that a look-up reads beside it', async () => {
  const access = { scope: 'mine', tables: [mine.table] };
  expect((await fixture.engine.lookup(['ant'], access)).map(({ value }) => value)).toEqual(['ant']);
  const index = `${mine.table.parquet}.values.parquet`;
  expect(await codeOf(`SELECT * FROM '${index}'`)).toBe('sql_refused');
  expect(await codeOf(`SELECT * FROM read_parquet('${index}')`)).toBe('sql_refused');
  expect((await fixture.engine.query('SHOW TABLES', access)).rows).toEqual([['mine']]);
});

test('a look-up finds the values of its own tables only, also under another’s scope', async () => {
  const found = async (tables: TableRef[]) =>
    (await fixture.engine.lookup(['ant', 'secret'], { scope: 'mine', tables })).map(({ value }) => value);
  expect(await found([mine.table])).toEqual(['ant']);
  expect(await found([theirs.table])).toEqual(['secret']);
  expect(await found([mine.table])).toEqual(['ant']);
});

test('a change within a SELECT does not parse', async () => {
  expect(await codeOf('WITH one AS (DELETE FROM mine) SELECT 1')).toBe('sql_failed');
});

test('a table named like a file or a function is found by its quoted name only', async () => {
  const { table } = await fixture.load('read_text', 'name\nant\n', [text('name')]);
  const run = fixture.engine.query('SELECT * FROM "read_text"', { scope: 'named', tables: [table] });
  expect((await run).rows).toEqual([['ant']]);
});

const allowed = [
  ['SELECT count(*) FROM mine', [[2]]],
  [
    'FROM mine',
    [
      ['ant', 1],
      ['bee', 2],
    ],
  ],
  [
    'TABLE mine',
    [
      ['ant', 1],
      ['bee', 2],
    ],
  ],
  [
    'SELECT * FROM main.mine',
    [
      ['ant', 1],
      ['bee', 2],
    ],
  ],
  [
    'SELECT * FROM MINE;',
    [
      ['ant', 1],
      ['bee', 2],
    ],
  ],
  ['VALUES (1, 2)', [[1, 2]]],
  ['WITH one AS (SELECT 1 AS a) SELECT * FROM one', [[1]]],
  [
    'WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 3) SELECT n FROM up',
    [[1], [2], [3]],
  ],
  ['SELECT range FROM range(2)', [[0], [1]]],
  ['SELECT unnest([1, 2])', [[1], [2]]],
  ["SELECT sum(size) FROM mine WHERE name = 'read_csv(''/etc/passwd'')'", [[null]]],
  ['SHOW TABLES', [['mine']]],
  [
    'DESCRIBE mine',
    [
      ['name', 'VARCHAR', 'YES', null, null, null],
      ['size', 'BIGINT', 'YES', null, null, null],
    ],
  ],
  ["FROM (PIVOT mine ON name IN ('ant', 'bee') USING sum(size))", [[1, 2]]],
  ["SELECT * FROM (SELECT 'ant' AS name) JOIN mine USING (name)", [['ant', 1]]],
] as const;

test.each(allowed)('runs %s', async (sql, rows) => {
  const result = await fixture.engine.query(sql, { scope: 'mine', tables: [mine.table] });
  expect(result.rows).toEqual(rows);
});

test('says what is wrong and never where a file is', async () => {
  expect(await messageOf('SELECT nme FROM mine')).toBe(
    'The SQL could not be run: Referenced column "nme" not found in FROM clause! Candidate bindings: "name", "size".',
  );
  expect(await messageOf('SELECT * FROM cars')).toBe('There is no table cars. Tables here: mine.');
  expect(await messageOf('SELEC 1')).toBe('The SQL could not be run: syntax error at or near "SELEC".');
  expect(await messageOf("SELECT error('at /etc/passwd')")).toBe('The SQL could not be run: at ….');
  const all = await Promise.all(hostile().map(messageOf));
  expect(all.filter((message) => message.includes(fixture.folder))).toEqual([]);
});

test('even what the check let through could reach no other file', async () => {
  const { LockedInstances } = await import('./duckdb/locked-instances.ts');
  const instances = new LockedInstances({
    memoryMb: 64,
    threads: 1,
    spillDirectory: fixture.folder,
    most: 1,
    viewsOf: ({ table, parquet }) => [
      { name: table, select: `SELECT * FROM read_parquet('${parquet}')`, files: [parquet] },
    ],
  });
  const { connection, done } = await instances.connect('locked', [mine.table]);
  const out = join(fixture.folder, 'out.csv');
  const statements = [
    `SELECT * FROM read_text('${join(fixture.folder, 'secret.txt')}')`,
    `SELECT * FROM read_parquet('${theirs.table.parquet}')`,
    `SELECT * FROM read_parquet('${theirs.table.parquet}.values.parquet')`,
    `SELECT * FROM glob('${fixture.folder}/*')`,
    `COPY (SELECT 1) TO '${out}'`,
    `ATTACH '${out}' AS other`,
    'SET enable_external_access = true',
    `SET allowed_paths = ['${out}']`,
    'INSTALL httpfs',
    "LOAD '/tmp/x.duckdb_extension'",
  ];
  const outcomes: string[] = [];
  for (const sql of statements)
    outcomes.push(
      await connection.run(sql).then(
        () => sql,
        () => 'failed',
      ),
    );
  done();
  instances.close();
  expect(outcomes).toEqual(statements.map(() => 'failed'));
});

const hostile = () => refused.map((sql) => sql.replaceAll('{path}', join(fixture.folder, 'secret.txt')));

async function failureOf(sql: string): Promise<{ code: string; message: string }> {
  const run = fixture.engine.query(sql, { scope: 'mine', tables: [mine.table] });
  return run.then(
    () => ({ code: 'answered', message: '' }),
    (error) => ({ code: error.code, message: error.message }),
  );
}

const codeOf = async (sql: string) => (await failureOf(sql)).code;
const messageOf = async (sql: string) => (await failureOf(sql)).message;

/** All files under the fixture's folder with their bytes. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(fixture.folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of files.sort()) hash.update(path).update(await readFile(path));
  return hash.digest('hex');
}
