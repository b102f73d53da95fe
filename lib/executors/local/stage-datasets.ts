import { constants } from 'node:fs';
import { chmod, copyFile, link, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutorDataset } from '../executor.ts';

export type StagedDataset = { table: string; file: string };

const tableName = /^[\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,120}$/u;

/**
 * Puts the datasets' Parquet files into a session's folder as `<table>.parquet`, and takes those away that it no
 * longer has. Linked where the sandbox may read the file itself, copied where not.
 */
export async function stageDatasets(
  folder: string,
  datasets: readonly ExecutorDataset[],
): Promise<StagedDataset[]> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  const wanted = datasets.filter(({ table }) => tableName.test(table));
  const staged = await Promise.all(wanted.map((dataset) => stage(folder, dataset)));
  const kept = new Set(staged.map(({ file }) => file));
  for (const name of await readdir(folder)) {
    if (!kept.has(name)) await rm(join(folder, name), { force: true });
  }
  return staged;
}

async function stage(folder: string, { table, parquet }: ExecutorDataset): Promise<StagedDataset> {
  const file = `${table}.parquet`;
  const target = join(folder, file);
  const [source, present] = await Promise.all([stat(parquet), stat(target).catch(() => null)]);
  const isThere = present?.size === source.size && present.mtimeMs >= source.mtimeMs;
  if (isThere) return { table, file };
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
