import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { requireSession } from './require-session.ts';

/** Stops what runs in the session and removes it with its events and artifacts. Datasets stay the user's. */
export async function deleteSession(
  actor: Actor,
  { sessionId }: { sessionId: string },
  services: Services,
): Promise<null> {
  const { id } = await requireSession(actor, sessionId, services);
  for (const turn of await services.stores.turns.listOpen(id)) services.bus.requestStop(turn.id);
  await services.turns.settled(id);
  await services.stores.sessions.remove(id);
  // One that began while the others ended.
  for (const { turnId } of services.turns.list(id)) services.bus.requestStop(turnId);
  await services.turns.settled(id);
  await services.files.remove(`sessions/${id}`);
  await services.releaseScope(id);
  return null;
}
