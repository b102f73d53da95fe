import type { Services } from '../services.ts';
import { closeTurn } from './close-turn.ts';

const error = {
  code: 'interrupted',
  message: 'The server stopped while this answer was being made. Run it again.',
};

/** At start: turns that a crash or a restart cut short are marked interrupted. Returns how many. */
export async function recoverTurns(services: Pick<Services, 'stores' | 'bus' | 'clock'>): Promise<number> {
  const cut = await services.stores.turns.listOpen();
  for (const turn of cut) await closeTurn(turn, { status: 'interrupted', error }, services);
  return cut.length;
}
