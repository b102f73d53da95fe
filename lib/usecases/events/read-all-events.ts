import { setImmediate } from 'node:timers/promises';
import type { SessionId } from '#lib/base/index.ts';
import type { StoredEvent } from '../ports/events-store.ts';
import type { Services } from '../services.ts';

/** Read and parsed in one go; more would keep everybody else waiting. */
export const eventsAtOnce = 100;

/** Between two goes: whatever else came meanwhile has its turn. */
export const letOthers = (): Promise<void> => setImmediate();

/** All events of a session, oldest first. */
export async function readAllEvents(
  sessionId: SessionId,
  { stores }: Pick<Services, 'stores'>,
): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (;;) {
    const page = await stores.events.list(sessionId, events.at(-1)?.sequence, eventsAtOnce);
    events.push(...page);
    if (page.length < eventsAtOnce) return events;
    await letOthers();
  }
}
