import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ColumnPlan, createDuckDbEngine, type Engine } from '#lib/engine/index.ts';
import type { SessionTable } from '../turn-context.ts';

export type OpenTable = { engine: Engine; tables: SessionTable[]; close(): Promise<void> };

/** A CSV as the one table of a session, loaded by the real engine. An empty field is missing. */
export async function openTable(
  table: string,
  csv: string,
  columns: readonly ColumnPlan[],
): Promise<OpenTable> {
  const folder = await mkdtemp(join(tmpdir(), `plotline-${table}-`));
  const engine = createDuckDbEngine({ memoryMb: 512, threads: 1, tempDirectory: join(folder, 'spill') });
  const [source, parquet] = [join(folder, `${table}.csv`), join(folder, `${table}.parquet`)];
  await writeFile(source, csv);
  const plan = { source, delimiter: ',', quote: '"', escape: '"', newline: '\n', skipLines: 1 } as const;
  const loaded = await engine.load({ ...plan, columns, nullMarkers: [''] }, parquet, {});
  const { rowCount, profile } = loaded;
  const schema = { table, name: `${table}.csv`, rowCount, columns: loaded.columns, profile };
  return {
    engine,
    tables: [{ datasetId: table, schema, ref: { table, parquet, version: '1' } }],
    async close() {
      await engine.close();
      await rm(folder, { recursive: true });
    },
  };
}
