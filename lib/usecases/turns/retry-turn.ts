import { PlotlineError } from '#lib/base/index.ts';
import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { requireTurn, type TurnAddress } from './require-turn.ts';
import { startTurn } from './start-turn.ts';

/** Asks again, as a new turn, what an earlier turn was asked. */
export async function retryTurn(
  actor: Actor,
  address: TurnAddress,
  services: Services,
): Promise<{ turnId: string }> {
  const turn = await requireTurn(actor, address, services);
  if (turn.status === 'queued' || turn.status === 'running') {
    throw new PlotlineError('conflict', 'This turn is not over yet. Stop it first, or wait for it.');
  }
  const { sessionId } = address;
  return startTurn(actor, { ...turn.request, sessionId, retryOf: turn.id }, services);
}
