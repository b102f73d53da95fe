import { DatasetId } from '#lib/base/index.ts';
import type { Actor } from '../actor.ts';
import type { StoredDataset } from '../ports/datasets-store.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { Services } from '../services.ts';
import { requireSession } from '../sessions/require-session.ts';
import { type ImportStart, runImport } from './run-import.ts';
import { tableName } from './table-name.ts';

export type NewDataset = {
  session: StoredSession;
  name: string;
  bytes: number;
  /** The upload that it came with. */
  uploadId: string | null;
  early?: ImportStart['early'];
  /** Puts the bytes at this path. */
  place(path: string): Promise<void>;
};

/**
 * Stores a dataset whose bytes are here, attaches it to the session and starts its import. Fails with
 * `session_not_found`; nothing of it stays then.
 */
export async function addDataset(
  actor: Actor,
  { session, name, bytes, uploadId, early, place }: NewDataset,
  services: Services,
): Promise<StoredDataset> {
  const id = DatasetId.create();
  const dataset: StoredDataset = {
    id,
    userId: actor.userId,
    name,
    bytes,
    status: 'importing',
    error: null,
    contents: null,
    originalKey: `datasets/${id}/original`,
    parquetKey: `datasets/${id}/data.parquet`,
    sample: null,
    createdAt: services.clock.now(),
  };
  try {
    await place(services.files.path(dataset.originalKey));
    await services.stores.transaction(async (inside) => {
      // It may have been deleted while the bytes came.
      await requireSession(actor, session.id, { stores: inside });
      await inside.datasets.create(dataset);
      if (uploadId) await inside.uploads.finish(uploadId, id);
      await inside.sessions.update(session.id, { used: true, updatedAt: services.clock.now() });
      await inside.datasets.attach(session.id, id, tableName(name));
    });
  } catch (error) {
    await services.files.remove(`datasets/${id}`);
    throw error;
  }
  runImport(dataset, { sessionIds: [session.id], early }, services);
  return dataset;
}
