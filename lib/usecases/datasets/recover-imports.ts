import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { StoredDataset } from '../ports/datasets-store.ts';
import type { Services } from '../services.ts';
import { runImport } from './run-import.ts';

/** Lies beside the bytes of a file whose import is tried once more. */
const retryMark = 'retried';

const error = {
  code: 'interrupted',
  message:
    'The server stopped twice while it read this file, perhaps for want of memory. Delete it, then upload a part of it, or give the server more memory.',
};

/**
 * At start: imports that a crash or a restart cut short begin anew from the bytes that were kept; one that was cut
 * short by a crash again has failed, so that no file can end every start. Returns how many were cut short.
 */
export async function recoverImports(services: Services): Promise<number> {
  const cut = await services.stores.datasets.listImporting();
  for (const dataset of cut) {
    if (await mayRetry(dataset, services)) await retry(dataset, services);
    else await giveUp(dataset, services);
  }
  return cut.length;
}

/** Removes what the cut import wrote, and notes the try. */
async function mayRetry(dataset: StoredDataset, { files, logger }: Services): Promise<boolean> {
  const folder = dirname(files.path(dataset.originalKey));
  const names: string[] = await readdir(folder).catch(() => []);
  if (names.includes(retryMark)) return false;
  for (const name of names) {
    if (name !== basename(dataset.originalKey))
      await rm(join(folder, name), { recursive: true, force: true });
  }
  await files
    .write(retryMarkOf(dataset), new Uint8Array())
    .catch((failure) => logger.warn({ err: failure }, 'The second try of an import could not be noted'));
  return true;
}

async function retry(dataset: StoredDataset, services: Services): Promise<void> {
  const sessionIds = await services.stores.datasets.listSessions(dataset.id);
  const live = runImport(dataset, { sessionIds }, services);
  // Over in order, if only because the server ends: what comes next is a first try again.
  void live.over
    .then(() => services.files.remove(retryMarkOf(dataset)))
    .catch((failure) => services.logger.warn({ err: failure }, 'A mark could not be removed'));
}

async function giveUp(dataset: StoredDataset, { stores, files }: Services): Promise<void> {
  await stores.datasets.update(dataset.id, { status: 'failed', error });
  await files.remove(dirname(dataset.originalKey));
}

function retryMarkOf({ originalKey }: StoredDataset): string {
  return `${dirname(originalKey)}/${retryMark}`;
}
