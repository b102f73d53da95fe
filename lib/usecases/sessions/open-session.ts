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
  return found ?? services.stores.transaction((stores) => openUnused(actor, { ...services, stores }));
}

/** In one transaction, so that two tabs opened at once get the same. */
async function openUnused(actor: Actor, services: Services): Promise<StoredSession> {
  return (await services.stores.sessions.findUnused(actor.userId)) ?? createSession(actor, {}, services);
}
