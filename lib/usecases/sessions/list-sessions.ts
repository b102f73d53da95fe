import type { SessionSummary } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { summariseSession } from './describe-session.ts';

/** The actor's sessions, newest change first. */
export async function listSessions(
  actor: Actor,
  _input: unknown,
  { stores }: Services,
): Promise<SessionSummary[]> {
  const [sessions, names] = await Promise.all([
    stores.sessions.listByUser(actor.userId),
    stores.datasets.namesBySession(actor.userId),
  ]);
  return sessions.map((session) => summariseSession(session, names.get(session.id) ?? []));
}
