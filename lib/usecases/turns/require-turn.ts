import { PlotlineError } from '#lib/base/index.ts';
import type { Actor } from '../actor.ts';
import type { StoredTurn } from '../ports/turns-store.ts';
import type { Services } from '../services.ts';
import { requireSession } from '../sessions/require-session.ts';

export type TurnAddress = { sessionId: string; turnId: string };

/** The turn, if its session is the actor's. */
export async function requireTurn(
  actor: Actor,
  { sessionId, turnId }: TurnAddress,
  services: Services,
): Promise<StoredTurn> {
  const session = await requireSession(actor, sessionId, services);
  const turn = await services.stores.turns.find(session.id, turnId);
  if (turn) return turn;
  throw new PlotlineError('turn_not_found', 'There is no such turn in this session.');
}
