import type { StoredDataset } from '../ports/datasets-store.ts';
import type { Services } from '../services.ts';
import type { AdkActor } from '../users/find-adk-actor.ts';
import { deleteDataset } from './delete-dataset.ts';

/**
 * Deletes a dataset that no session has any more, where its user is known by the API only: nobody could reach it.
 * Samples stay: the user's next session has them again.
 */
export async function deleteOrphan(
  actor: AdkActor,
  { id, sample }: StoredDataset,
  services: Services,
): Promise<void> {
  if (actor.isBrowser || sample !== null) return;
  if ((await services.stores.datasets.listSessions(id)).length > 0) return;
  await deleteDataset(actor, { datasetId: id }, services);
}
