import type { Actor } from '../actor.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { Services } from '../services.ts';
import { createSession } from './create-session.ts';
import { findSession } from './find-session.ts';

/**
 * The session that a page without an address of its own shows: the one asked for if it is the actor's, else
 * the newest that nothing was done in, else a new one.
 */
export async function openSession(
  actor: Actor,
  { wanted }: { wanted: string | undefined },
  services: Services,
): Promise<StoredSession> {
  const found = wanted ? await findSession(actor, wanted, services) : null;
  const unused = found ?? (await services.stores.sessions.findUnused(actor.userId));
  return unused ?? createSession(actor, {}, services);
}
