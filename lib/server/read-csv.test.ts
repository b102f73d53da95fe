import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDuckDbEngine, type Engine } from '#lib/engine/index.ts';
import { createReadCsv } from './read-csv.ts';

let folder: string;
let engine: Engine;
let parquet: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plotline-test-'));
  parquet = join(folder, 'orders.parquet');
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(
    `COPY (SELECT * FROM (VALUES (1, 'a, "b"', DATE '2024-01-02', -1.5), (2, NULL, NULL, 2)) AS rows(id, "the text", day, amount))
     TO '${parquet}' (FORMAT parquet)`,
  );
  connection.closeSync();
  engine = await createDuckDbEngine({
    memoryMb: 256,
    importMemoryMb: 128,
    queryTimeoutMs: 10_000,
    tempDirectory: folder,
  });
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

test('a dataset is read as CSV with its columns of dates, no further than it may have bytes', async () => {
  const readCsv = createReadCsv(async () => engine);
  const dataset = { table: 'my orders', name: 'Orders', parquet };
  const { signal } = new AbortController();
  expect(await readCsv(dataset, 1000, signal)).toEqual({
    csv: 'id,the text,day,amount\r\n1,"a, ""b""",2024-01-02,-1.5\r\n2,,,2\r\n',
    dates: ['day'],
  });
  expect(await readCsv(dataset, 50, signal)).toBe(null);
});
