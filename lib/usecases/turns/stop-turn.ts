import type { Turn } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { describeTurn } from './describe-turn.ts';
import { requireTurn, type TurnAddress } from './require-turn.ts';

/** Ends a turn that waits or runs; one that is over stays as it is. The stream says when it is done. */
export async function stopTurn(actor: Actor, address: TurnAddress, services: Services): Promise<Turn> {
  const turn = await requireTurn(actor, address, services);
  services.bus.requestStop(turn.id);
  return describeTurn(turn);
}
