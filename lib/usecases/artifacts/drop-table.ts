import { deleteOrphan } from '../datasets/delete-orphan.ts';
import { detachDataset } from '../datasets/detach-dataset.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { Services } from '../services.ts';
import { cleanFileName } from '../uploads/file-name.ts';
import type { AdkActor } from '../users/find-adk-actor.ts';

/** Takes the dataset that an artifact of this name became out of its session. */
export async function dropTable(
  actor: AdkActor,
  { session, name }: { session: StoredSession; name: string },
  services: Services,
): Promise<void> {
  const attached = await services.stores.datasets.listBySession(session.id);
  const own = attached.find(({ dataset }) => dataset.name === cleanFileName(name) && dataset.sample === null);
  if (!own) return;
  await detachDataset(actor, { sessionId: session.id, datasetId: own.dataset.id }, services);
  await deleteOrphan(actor, own.dataset, services);
}
