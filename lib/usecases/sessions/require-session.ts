import { PlotlineError } from '#lib/base/index.ts';
import type { Actor } from '../actor.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { Services } from '../services.ts';
import { findSession } from './find-session.ts';

/** The session, if it is the actor's. One of somebody else's is as unknown as one that never was. */
export async function requireSession(
  actor: Actor,
  sessionId: string,
  services: Pick<Services, 'stores'>,
): Promise<StoredSession> {
  const session = await findSession(actor, sessionId, services);
  if (session) return session;
  throw new PlotlineError('session_not_found', 'There is no such session. Open another or start a new one.');
}
