import { SessionId } from '#lib/base/index.ts';
import type { Actor } from '../actor.ts';
import { defaultApp } from '../apps/registry.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { Services } from '../services.ts';

/** A new session; one that is given a title counts as used. */
export async function createSession(
  actor: Actor,
  { title }: { title?: string },
  { stores, clock }: Services,
): Promise<StoredSession> {
  const id = SessionId.create();
  const now = clock.now();
  const session: StoredSession = {
    id,
    app: defaultApp.name,
    userId: actor.userId,
    adkId: id,
    title: title ?? null,
    analyst: null,
    used: title !== undefined,
    createdAt: now,
    updatedAt: now,
  };
  await stores.sessions.create(session);
  return session;
}
