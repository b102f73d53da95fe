import { deleteOrphan } from '../datasets/delete-orphan.ts';
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
  for (const { dataset } of attached) await deleteOrphan(actor, dataset, services);
  return null;
}
