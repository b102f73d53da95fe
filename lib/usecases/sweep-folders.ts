import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatasetId, SessionId } from '#lib/base/index.ts';
import type { Services } from './services.ts';

/** Long enough for what is on the disk to be in the database too. */
const settleMs = 60 * 60 * 1000;

type Folders = Pick<Services, 'files' | 'clock'>;
type Needs = Folders & Pick<Services, 'stores' | 'samples' | 'preparedSamples'>;

/**
 * Removes the folders of datasets and sessions that the database does not know: what a crash left between the disk
 * and the database; and those of samples as they were before an update, once nobody has them. Returns how many.
 */
export async function sweepFolders(services: Needs): Promise<number> {
  const { datasets, sessions } = services.stores;
  const ofDatasets = await sweep('datasets', services, async (name) => {
    const id = DatasetId.schema.safeParse(name);
    return !id.success || datasets.exists(id.data);
  });
  const ofSessions = await sweep('sessions', services, async (name) => {
    const id = SessionId.schema.safeParse(name);
    return !id.success || (await sessions.find(id.data)) !== null;
  });
  const bundled = await foldersOfSamples(services);
  const ofSamples = await sweep('samples', services, async (name) => {
    const folder = `samples/${name}`;
    return bundled.has(folder) || datasets.existsWithParquet(`${folder}/data.parquet`);
  });
  return ofDatasets + ofSessions + ofSamples;
}

async function foldersOfSamples({ samples, preparedSamples }: Needs): Promise<Set<string>> {
  return new Set(await Promise.all((await samples()).map((sample) => preparedSamples.folderOf(sample))));
}

async function sweep(
  kind: string,
  { files, clock }: Folders,
  mayStay: (name: string) => Promise<boolean>,
): Promise<number> {
  const folder = files.path(kind);
  const names: string[] = await readdir(folder).catch(() => []);
  let removed = 0;
  for (const name of names) {
    const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs > clock.now() - settleMs || (await mayStay(name))) continue;
    await files.remove(`${kind}/${name}`);
    removed += 1;
  }
  return removed;
}
