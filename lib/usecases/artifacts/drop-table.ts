import { deleteOrphan } from '../datasets/delete-orphan.ts';
import { detachDataset } from '../datasets/detach-dataset.ts';
import type { StoredArtifact } from '../ports/artifacts-store.ts';
import type { StoredDataset } from '../ports/datasets-store.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { Services } from '../services.ts';
import { cleanFileName } from '../uploads/file-name.ts';
import type { AdkActor } from '../users/find-adk-actor.ts';

/**
 * Takes the dataset that an artifact's version became out of its session: the last of its name and size, for the
 * person may have put a file of this name there, too.
 */
export async function dropTable(
  actor: AdkActor,
  { session, artifact: { name, bytes } }: { session: StoredSession; artifact: StoredArtifact },
  services: Services,
): Promise<void> {
  const attached = await services.stores.datasets.listBySession(session.id);
  const isOwn = (dataset: StoredDataset) =>
    dataset.name === cleanFileName(name) && dataset.bytes === bytes && dataset.sample === null;
  const own = attached.findLast(({ dataset }) => isOwn(dataset));
  if (!own) return;
  await detachDataset(actor, { sessionId: session.id, datasetId: own.dataset.id }, services);
  await deleteOrphan(actor, own.dataset, services);
}
