import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ColumnPlan,
  createDuckDbEngine,
  type DuckDbEngineOptions,
  type Engine,
  type LoadOutcome,
  type LoadPlan,
  type TableRef,
} from './index.ts';

export type EngineFixture = {
  engine: Engine;
  folder: string;
  /** Writes the text beside the tables and loads it as the table of that name. */
  load(table: string, csv: string, columns: readonly ColumnPlan[]): Promise<Loaded>;
  close(): Promise<void>;
};

export type Loaded = { table: TableRef; outcome: LoadOutcome };

/** A real engine on a folder of its own, for tests. */
export async function openEngineFixture(options: Partial<DuckDbEngineOptions> = {}): Promise<EngineFixture> {
  const folder = await mkdtemp(join(tmpdir(), 'plotline-engine-'));
  const engine = createDuckDbEngine({
    memoryMb: 256,
    importMemoryMb: 128,
    threads: 2,
    tempDirectory: join(folder, 'spill'),
    ...options,
  });
  return {
    engine,
    folder,
    async load(table, csv, columns) {
      const source = join(folder, `${table}.csv`);
      const parquet = join(folder, 'tables', `${table}.parquet`);
      await writeFile(source, csv);
      const outcome = await engine.load(planOf(source, columns), parquet, {});
      return { table: { table, parquet, version: '1' }, outcome };
    },
    async close() {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function planOf(source: string, columns: readonly ColumnPlan[]): LoadPlan {
  return {
    source,
    delimiter: ',',
    quote: '"',
    escape: '"',
    newline: '\n',
    skipLines: 1,
    columns,
    nullMarkers: [],
  };
}

export const text = (name: string): ColumnPlan => ({ name, type: 'text', sqlType: 'VARCHAR' });
export const integer = (name: string): ColumnPlan => ({ name, type: 'integer', sqlType: 'BIGINT' });
export const double = (name: string): ColumnPlan => ({ name, type: 'double', sqlType: 'DOUBLE' });
export const date = (name: string): ColumnPlan => ({ name, type: 'date', sqlType: 'DATE' });

/** The rows of `range(count)` as CSV text: one line for each number. */
export function linesOf(header: string, count: number, line: (index: number) => string): string {
  return `${header}\n${Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('')}`;
}
