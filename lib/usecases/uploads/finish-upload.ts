import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Actor } from '../actor.ts';
import { addDataset, type NewDataset } from '../datasets/add-dataset.ts';
import type { Services } from '../services.ts';
import { requireSession } from '../sessions/require-session.ts';
import { requireUpload } from './require-upload.ts';

/** All bytes are at `path`: they become a dataset of the session, which is imported in the background. */
export async function finishUpload(
  actor: Actor,
  { uploadId, path, early }: { uploadId: string; path: string; early?: NewDataset['early'] },
  services: Services,
): Promise<{ datasetId: string }> {
  const upload = await requireUpload(actor, { uploadId }, services);
  if (upload.datasetId) return { datasetId: upload.datasetId };
  const session = await requireSession(actor, upload.sessionId, services);
  const dataset = await addDataset(
    actor,
    {
      session,
      name: upload.name,
      bytes: upload.bytes,
      uploadId,
      early,
      async place(target) {
        await mkdir(dirname(target), { recursive: true });
        await rename(path, target);
      },
    },
    services,
  );
  return { datasetId: dataset.id };
}
