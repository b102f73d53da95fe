import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ColumnPlan, createDuckDbEngine, type Engine } from '#lib/engine/index.ts';
import type { SessionTable } from '../turn-context.ts';

const csv = `Day,Shop,Product,Units,Revenue
2023-01-02,Harbour,Bread,12,36
2023-01-02,Market,Bread,30,90
2023-01-03,Harbour,Cake,4,52
2023-02-01,Market,Cake,7,91
2023-02-02,Station,Bread,18,54
2023-02-02,Station,Pie,3,
2023-03-06,Harbour,Pie,5,32.5
2023-03-07,Market,Bread,24,72
2023-03-08,Market,Bread,24,72
2023-03-09,,Cake,1,13
2023-03-07,Market,Bread,24,72
`;

const columns: ColumnPlan[] = [
  { name: 'Day', type: 'date', sqlType: 'DATE' },
  { name: 'Shop', type: 'text', sqlType: 'VARCHAR' },
  { name: 'Product', type: 'text', sqlType: 'VARCHAR' },
  { name: 'Units', type: 'integer', sqlType: 'BIGINT' },
  { name: 'Revenue', type: 'double', sqlType: 'DOUBLE' },
];

export type Bakery = { engine: Engine; tables: SessionTable[]; close(): Promise<void> };

/** Eleven rows of a bakery, loaded by the real engine: a gap in each of Shop and Revenue, one repeated row. */
export async function openBakery(): Promise<Bakery> {
  const folder = await mkdtemp(join(tmpdir(), 'plotline-bakery-'));
  const engine = createDuckDbEngine({ memoryMb: 512, threads: 1, tempDirectory: join(folder, 'spill') });
  const source = join(folder, 'bakery.csv');
  const parquet = join(folder, 'bakery.parquet');
  await writeFile(source, csv);
  const plan = { source, delimiter: ',', quote: '"', escape: '"', newline: '\n', skipLines: 1 } as const;
  const loaded = await engine.load({ ...plan, columns, nullMarkers: [''] }, parquet, {});
  const schema = {
    table: 'bakery',
    name: 'bakery.csv',
    rowCount: loaded.rowCount,
    columns: loaded.columns,
    profile: loaded.profile,
  };
  return {
    engine,
    tables: [{ datasetId: 'bakery', schema, ref: { table: 'bakery', parquet, version: '1' } }],
    async close() {
      await engine.close();
      await rm(folder, { recursive: true });
    },
  };
}
