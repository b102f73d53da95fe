import { SessionId } from '#lib/base/index.ts';
import type { Actor } from '../actor.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { Services } from '../services.ts';

/** The session, if it is the actor's, or null. */
export async function findSession(
  actor: Actor,
  sessionId: string,
  { stores }: Pick<Services, 'stores'>,
): Promise<StoredSession | null> {
  const id = SessionId.schema.safeParse(sessionId);
  const session = id.success ? await stores.sessions.find(id.data) : null;
  return session?.userId === actor.userId ? session : null;
}
