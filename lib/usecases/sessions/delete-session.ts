import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { requireSession } from './require-session.ts';
import { tellChange } from './tell-change.ts';

/** Stops what runs in the session and removes it with its events and artifacts. Datasets stay the user's. */
export async function deleteSession(
  actor: Actor,
  { sessionId }: { sessionId: string },
  services: Services,
): Promise<null> {
  const { id, ...owner } = await requireSession(actor, sessionId, services);
  for (const turn of await services.stores.turns.listOpen(id)) services.bus.requestStop(turn.id);
  await services.turns.settled(id);
  const scope = { app: owner.app, userId: owner.userId, session: owner.adkId };
  // As one: a file that is saved meanwhile goes too, or finds no session.
  const keys = await services.stores.transaction(async (inside) => {
    const removed = await inside.artifacts.remove(scope);
    await inside.sessions.remove(id);
    return removed;
  });
  tellChange(id, services);
  for (const key of keys) await services.files.remove(key);
  // One that began while the others ended.
  for (const { turnId } of services.turns.list(id)) services.bus.requestStop(turnId);
  await services.turns.settled(id);
  await services.files.remove(`sessions/${id}`);
  await services.releaseScope(id);
  await services.endKernel(id);
  return null;
}
