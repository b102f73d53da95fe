import { Mode } from '#lib/contracts/index.ts';
import type { StateOwner } from '../ports/events-store.ts';
import type { Services } from '../services.ts';

/** How a session answers: its state's key `mode`, which clients of ADK's API may set too; direct where it says nothing. */
export async function readMode(session: StateOwner, { stores }: Pick<Services, 'stores'>): Promise<Mode> {
  const state = await stores.states.read(session);
  const { data = 'direct' } = Mode.safeParse(state.session.mode);
  return data;
}
