import type { Actor } from '../actor.ts';
import type { SessionOnWire } from '../ports/sessions-store.ts';
import type { Services } from '../services.ts';
import { mergeState } from './adk-session.ts';

/** The actor's sessions in an app, the least recently updated first, each with its state as clients see it. */
export async function listAdkSessions(
  actor: Actor | null,
  { app }: { app: string },
  { stores }: Pick<Services, 'stores'>,
): Promise<SessionOnWire[]> {
  if (!actor) return [];
  const sessions = await stores.sessions.listOnWire(app, actor.userId);
  const shared = await stores.states.readShared(app, actor.userId);
  return sessions.map((one) => ({ ...one, state: mergeState({ ...shared, session: one.state }) }));
}
