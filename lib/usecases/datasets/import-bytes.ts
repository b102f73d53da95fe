import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { formatBytes, PlotlineError } from '#lib/base/index.ts';
import type { Actor } from '../actor.ts';
import type { StoredDataset } from '../ports/datasets-store.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { Services } from '../services.ts';
import { requireRoom } from '../storage/require-room.ts';
import { cleanFileName } from '../uploads/file-name.ts';
import { addDataset } from './add-dataset.ts';

/**
 * A file that came whole, as part of a message or as an artifact: a dataset of the session, imported in the
 * background. Fails with `file_empty`, `file_too_large`, `storage_full`, `disk_full`.
 */
export async function importBytes(
  actor: Actor,
  { session, name, bytes }: { session: StoredSession; name: string; bytes: Uint8Array },
  services: Services,
): Promise<StoredDataset> {
  await requireImportable(bytes, services);
  const file = {
    name: cleanFileName(name),
    bytes: bytes.length,
    uploadId: null,
    async place(path: string) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    },
  };
  return addDataset(actor, { session, ...file }, services);
}

/** Whether a file could be imported, as far as its size tells. Fails as `importBytes` does. */
export async function requireImportable(bytes: Uint8Array, services: Services): Promise<void> {
  const most = services.settings.installation.maxUploadBytes;
  if (bytes.length === 0) {
    throw new PlotlineError('file_empty', 'The file is empty. Send one with data in it.');
  }
  if (bytes.length > most) {
    throw new PlotlineError(
      'file_too_large',
      `The file has ${formatBytes(bytes.length)}; here a file may have ${formatBytes(most)}. Send a part of it.`,
    );
  }
  await requireRoom(bytes.length, services);
}
