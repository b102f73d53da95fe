import type { SessionId } from '#lib/base/index.ts';
import type { Event, EventPage } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import type { StoredEvent } from '../ports/events-store.ts';
import type { Services } from '../services.ts';
import { requireSession } from '../sessions/require-session.ts';
import { forPage } from './for-page.ts';
import { eventsAtOnce, letOthers } from './read-all-events.ts';

/** What a person sees at once, and some to scroll through. */
const mostTurns = 10;
/** One turn can have as many as it likes. */
const mostEvents = 1000;

export type EventPageInput = {
  sessionId: string;
  /** Sequence of the oldest event that the page has; without it the newest events are read. */
  before?: number | undefined;
};

/** A piece of the session's history. Fails with `session_not_found`. */
export async function readEventPage(
  actor: Actor,
  { sessionId, before }: EventPageInput,
  services: Services,
): Promise<EventPage> {
  const session = await requireSession(actor, sessionId, services);
  return newestEvents(session.id, before ?? null, services);
}

/**
 * The events of the newest questions before a sequence (null: of all), oldest first. It begins where a question was
 * asked and no earlier one was still being answered, so that no answer stands without its question; only a turn
 * of very many events is cut.
 */
export async function newestEvents(
  sessionId: SessionId,
  before: number | null,
  { stores }: Pick<Services, 'stores'>,
): Promise<EventPage> {
  const kept: StoredEvent[] = [];
  const isEnough = createIsEnough();
  let page: StoredEvent[];
  do {
    if (kept.length > 0) await letOthers();
    page = await stores.events.listBefore(sessionId, kept.at(-1)?.sequence ?? before, eventsAtOnce);
    const last = page.findIndex(({ event }) => isEnough(event));
    kept.push(...(last < 0 ? page : page.slice(0, last + 1)));
    if (last >= 0) return answer(kept, last + 1 < page.length || page.length === eventsAtOnce);
  } while (page.length === eventsAtOnce && kept.length < mostEvents);
  return answer(kept, page.length === eventsAtOnce);
}

function answer(newestFirst: readonly StoredEvent[], hasEarlier: boolean): EventPage {
  const events = newestFirst.map(({ sequence, event }) => ({ sequence, event: forPage(event) }));
  return { events: events.toReversed(), hasEarlier };
}

/** Fed with events, newest first: whether the history may begin with this one. */
function createIsEnough(): (event: Event) => boolean {
  const unasked = new Set<string>();
  let turns = 0;
  return (event) => {
    if (!belongsToTurn(event)) return false;
    if (event.author !== 'user') {
      unasked.add(event.invocationId);
      return false;
    }
    unasked.delete(event.invocationId);
    turns += 1;
    return turns >= mostTurns && unasked.size === 0;
  };
}

/** A dataset's arrival and a program's change of the state have no question. */
function belongsToTurn({ invocationId, customMetadata }: Event): boolean {
  return customMetadata?.plotline?.dataset === undefined && !invocationId.startsWith('p-');
}
