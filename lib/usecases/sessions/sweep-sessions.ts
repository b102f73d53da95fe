import type { Services } from '../services.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Removes sessions that nothing was done in for a day and nobody looks at, then users who own nothing. */
export async function sweepSessions({ stores, bus, clock }: Services): Promise<number> {
  const before = clock.now() - dayMs;
  const unused = await stores.sessions.listUnused(before);
  const abandoned = unused.filter((session) => bus.followers(session.id) === 0);
  for (const session of abandoned) await stores.sessions.remove(session.id);
  await stores.users.removeEmpty(before);
  await stores.signIns.removeExpired(clock.now());
  return abandoned.length;
}
