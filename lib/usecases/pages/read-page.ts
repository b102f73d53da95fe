import type { PageData } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import { newestEvents } from '../events/read-event-page.ts';
import { listSamples } from '../samples/list-samples.ts';
import type { Services } from '../services.ts';
import { describeSession } from '../sessions/describe-session.ts';
import { listSessions } from '../sessions/list-sessions.ts';
import { requireSession } from '../sessions/require-session.ts';

/** All that the first paint of a session's page needs. Fails with `session_not_found`. */
export async function readPage(
  actor: Actor,
  { sessionId }: { sessionId: string },
  services: Services,
): Promise<PageData> {
  const stored = await requireSession(actor, sessionId, services);
  // Events last: what happens after them comes over the stream, and nothing else may be newer than they are.
  const [session, sessions, samples] = await Promise.all([
    describeSession(stored, services),
    listSessions(actor, {}, services),
    listSamples(actor, {}, services),
  ]);
  const page = await newestEvents(stored.id, null, services);
  return { session, sessions, samples, installation: services.settings.installation, ...page };
}
