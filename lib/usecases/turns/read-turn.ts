import type { Turn } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { describeTurn } from './describe-turn.ts';
import { requireTurn, type TurnAddress } from './require-turn.ts';

export async function readTurn(actor: Actor, address: TurnAddress, services: Services): Promise<Turn> {
  return describeTurn(await requireTurn(actor, address, services));
}
