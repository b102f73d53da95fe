import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { type AdkAddress, requireAdkSession } from './adk-session.ts';

/** Marks the session as one to be remembered; its events are kept with it anyway. Fails with `session_not_found`. */
export async function rememberSession(
  actor: Actor | null,
  address: AdkAddress,
  { stores, clock }: Pick<Services, 'stores' | 'clock'>,
): Promise<null> {
  const { id } = await requireAdkSession(actor, address, stores);
  await stores.sessions.remember(id, clock.now());
  return null;
}
