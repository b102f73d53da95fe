import { deleteDataset } from '../datasets/delete-dataset.ts';
import type { AttachedDataset } from '../ports/datasets-store.ts';
import type { Services } from '../services.ts';
import type { AdkActor } from '../users/find-adk-actor.ts';
import type { AdkAddress } from './adk-session.ts';
import { deleteSession } from './delete-session.ts';

/** Removes the session, if it is there. What a client brought into it goes too, for a client can't reach it any more. */
export async function deleteAdkSession(
  actor: AdkActor | null,
  { app, adkId }: AdkAddress,
  services: Services,
): Promise<null> {
  const session = actor && (await services.stores.sessions.findByAdkId(app, actor.userId, adkId));
  if (!session) return null;
  const attached = await services.stores.datasets.listBySession(session.id);
  await deleteSession(actor, { sessionId: session.id }, services);
  if (!actor.isBrowser) await deleteOrphans(actor, attached, services);
  return null;
}

/** Samples stay: the user's next session has them again. */
async function deleteOrphans(
  actor: AdkActor,
  attached: readonly AttachedDataset[],
  services: Services,
): Promise<void> {
  for (const { dataset } of attached) {
    const isUsed = (await services.stores.datasets.listSessions(dataset.id)).length > 0;
    if (dataset.sample === null && !isUsed) {
      await deleteDataset(actor, { datasetId: dataset.id }, services);
    }
  }
}
