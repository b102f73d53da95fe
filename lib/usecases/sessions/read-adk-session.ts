import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { type AdkAddress, type AdkSession, readWhole, requireAdkSession } from './adk-session.ts';

/** Fails with `session_not_found`. */
export async function readAdkSession(
  actor: Actor | null,
  address: AdkAddress,
  { stores }: Pick<Services, 'stores'>,
): Promise<AdkSession> {
  return readWhole(await requireAdkSession(actor, address, stores), { stores });
}
