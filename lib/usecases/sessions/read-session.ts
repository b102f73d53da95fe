import type { Session } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { describeSession } from './describe-session.ts';
import { requireSession } from './require-session.ts';

/** Fails with `session_not_found`. */
export async function readSession(
  actor: Actor,
  { sessionId }: { sessionId: string },
  services: Services,
): Promise<Session> {
  return describeSession(await requireSession(actor, sessionId, services), services);
}
