import { randomUUID } from 'node:crypto';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { basename, join } from 'node:path';
import { answerBuiltin, type BuiltinAnswer, plainTools } from '#lib/agents/index.ts';
import { PlotlineError } from '#lib/base/index.ts';
import type { TableSchema } from '#lib/datasets/index.ts';
import { createDuckDbEngine, type Engine, type TableRef } from '#lib/engine/index.ts';
import { createImporter } from '#lib/imports/index.ts';
import type { Question } from './question-line.ts';
import { tableNames } from './table-names.ts';

export type Answered = { answer: BuiltinAnswer; sql: string[]; milliseconds: number };

type Loaded = { schema: TableSchema; ref: TableRef };

const queryTimeoutMs = 60_000;

/** Answers questions about CSV files in this process; a file is imported once, however many questions it has. */
export async function createAsker() {
  const folder = await mkdtemp(join(tmpdir(), 'plotline-ask-'));
  const memoryMb = Math.max(256, Math.round(totalmem() / 4 / 1024 / 1024));
  const threads = Math.min(4, availableParallelism());
  const engine = createDuckDbEngine({ memoryMb, threads, tempDirectory: join(folder, 'spill') });
  const load = createLoader(engine, folder);

  async function ask({ files, question, history }: Question): Promise<Answered> {
    const tables = named(await Promise.all(files.map(load)));
    const started = performance.now();
    let previous: BuiltinAnswer['reading'] = null;
    let last: Answered | null = null;
    for (const text of [...history, question]) {
      last = await answer(text, { engine, tables, previous, started });
      previous = last.answer.reading ?? previous;
    }
    if (last === null) throw new PlotlineError('bad_request', 'There is no question on this line.');
    return last;
  }

  async function close(): Promise<void> {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }

  return { ask, close };
}

/** Imports each path once. */
function createLoader(engine: Engine, folder: string): (path: string) => Promise<Loaded> {
  const importDataset = createImporter({ engine });
  const imported = new Map<string, Promise<Loaded>>();
  return (path) => {
    const known = imported.get(path) ?? load(path);
    imported.set(path, known);
    return known;
  };

  async function load(path: string): Promise<Loaded> {
    await checkReadable(path);
    const parquet = join(folder, `${randomUUID()}.parquet`);
    const name = basename(path);
    const target = { parquet, scratch: join(folder, 'scratch') };
    const { rowCount, columns, profile } = await importDataset({ path, name }, target);
    const [table = 'data'] = tableNames([name]);
    return { schema: { table, name, rowCount, columns, profile }, ref: { table, parquet, version: parquet } };
  }
}

type Turn = { engine: Engine; tables: Loaded[]; previous: BuiltinAnswer['reading']; started: number };

async function answer(text: string, { engine, tables, previous, started }: Turn): Promise<Answered> {
  const { signal } = new AbortController();
  const scope = tables.map(({ ref }) => ref.parquet).join(':');
  const plain = plainTools({ engine, scope, tables, signal, queryTimeoutMs });
  const sql: string[] = [];
  const tools: typeof plain = {
    ...plain,
    queryData: (args) => {
      sql.push(args.sql);
      return plain.queryData(args);
    },
  };
  const request = { kind: 'text' as const, text };
  const found = await answerBuiltin({ request, previous, tables, engine, scope, tools, signal });
  return { answer: found, sql, milliseconds: performance.now() - started };
}

async function checkReadable(path: string): Promise<void> {
  try {
    await access(path);
  } catch (cause) {
    throw new PlotlineError('not_found', `${path} can’t be read. Check the path.`, { cause });
  }
}

/** Several tables of one question get names of their own. */
function named(tables: readonly Loaded[]): Loaded[] {
  const names = tableNames(tables.map(({ schema }) => schema.name));
  return tables.map(({ schema, ref }, index) => {
    const table = names[index] ?? schema.table;
    return { schema: schema.table === table ? schema : { ...schema, table }, ref: { ...ref, table } };
  });
}
