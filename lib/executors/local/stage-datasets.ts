import { constants } from 'node:fs';
import { chmod, copyFile, link, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PlotlineError } from '#lib/base/index.ts';
import type { ExecutorDataset } from '../executor.ts';

export type StagedDataset = { table: string; file: string };

/** A session's folder of data, and which source each of its files is. */
export type SessionData = { folder: string; sources: Map<string, string> };

const tableName = /^[\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,120}$/u;

/** Makes the folder, for the sandbox to read. */
export async function createSessionData(folder: string): Promise<SessionData> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  return { folder, sources: new Map() };
}

/**
 * Puts the datasets' Parquet files into a session's folder as `<table>.parquet`, and takes those away that it no
 * longer has. Linked where the sandbox may read the file itself, copied where not.
 */
export async function stageDatasets(
  { folder, sources }: SessionData,
  datasets: readonly ExecutorDataset[],
): Promise<StagedDataset[]> {
  const wanted = datasets.filter(({ table }) => tableName.test(table));
  const staged = await Promise.all(wanted.map((dataset) => stage({ folder, sources }, dataset)));
  const kept = new Set(staged.map(({ file }) => file));
  for (const name of await readdir(folder)) {
    if (kept.has(name)) continue;
    sources.delete(name);
    await rm(join(folder, name), { force: true });
  }
  return staged;
}

async function stage(
  { folder, sources }: SessionData,
  { table, name, parquet }: ExecutorDataset,
): Promise<StagedDataset> {
  const file = `${table}.parquet`;
  const target = join(folder, file);
  const source = await stat(parquet).catch((error: unknown) => {
    throw new PlotlineError('dataset_not_found', `“${name}” was removed meanwhile. Ask again.`, {
      cause: error,
    });
  });
  const identity = [parquet, source.ino, source.size, source.mtimeMs].join(':');
  if (sources.get(file) === identity) return { table, file };
  sources.set(file, identity);
  await rm(target, { force: true });
  const isReadable = process.getuid?.() !== 0 || (source.mode & 0o004) !== 0;
  const isLinked = isReadable && (await tryLink(parquet, target));
  if (!isLinked) {
    await copyFile(parquet, target, constants.COPYFILE_FICLONE);
    await chmod(target, 0o444);
  }
  return { table, file };
}

/** Across file systems there is no link. */
async function tryLink(source: string, target: string): Promise<boolean> {
  return link(source, target).then(
    () => true,
    () => false,
  );
}
