import type { Event } from '#lib/contracts/index.ts';
import { eventsAtOnce, letOthers } from '../events/read-all-events.ts';
import type { StoredEvent } from '../ports/events-store.ts';
import type { StoredTurn } from '../ports/turns-store.ts';
import type { Services } from '../services.ts';

/** More than any analyst looks back on. */
const mostTurns = 40;
const mostEvents = 2000;

/**
 * The session's newest events as this turn may know them, those of at most 40 questions, oldest first: not its own
 * (but those up to `knowsUntil` of one that goes on), not those of turns that still wait behind it, and not those of a turn that it runs again.
 */
export async function readHistory(
  turn: StoredTurn,
  { knowsUntil }: { knowsUntil: number },
  { stores }: Pick<Services, 'stores'>,
): Promise<readonly Event[]> {
  const [own, open] = await Promise.all([
    stores.events.listByTurn(turn.sessionId, turn.id),
    stores.turns.listOpen(turn.sessionId),
  ]);
  const asked = own.findLast(({ event }) => event.author === 'user');
  const retried = asked?.event.customMetadata?.plotline?.request?.retryOf;
  const hidden = new Set([turn.id, retried, ...open.map((other) => other.id)]);
  const isKnown = ({ sequence, event }: StoredEvent) =>
    !hidden.has(event.invocationId) || (event.invocationId === turn.id && sequence <= knowsUntil);
  return readNewest(turn, { isKnown, stores });
}

async function readNewest(
  { sessionId }: StoredTurn,
  { isKnown, stores }: { isKnown: (stored: StoredEvent) => boolean; stores: Services['stores'] },
): Promise<Event[]> {
  const kept: Event[] = [];
  let turns = 0;
  let page: StoredEvent[] = [];
  do {
    if (page.length > 0) await letOthers();
    page = await stores.events.listBefore(sessionId, page.at(-1)?.sequence ?? null, eventsAtOnce);
    for (const { event } of page.filter(isKnown)) {
      kept.push(event);
      if (event.author === 'user') turns += 1;
      if (turns === mostTurns) return kept.toReversed();
    }
  } while (page.length === eventsAtOnce && kept.length < mostEvents);
  return kept.toReversed();
}
