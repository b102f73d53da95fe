import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { requireSession } from '../sessions/require-session.ts';

/** Ends every turn of a session that runs or waits. Resolves when they are over, to how many there were. */
export async function cancelTurns(
  actor: Actor,
  { sessionId }: { sessionId: string },
  services: Services,
): Promise<number> {
  const { id } = await requireSession(actor, sessionId, services);
  const open = await services.stores.turns.listOpen(id);
  for (const turn of open) services.bus.requestStop(turn.id);
  if (open.length > 0) await services.turns.settled(id);
  return open.length;
}
