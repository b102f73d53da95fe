import type { Event } from '#lib/contracts/index.ts';
import { type AdkSession, findApp } from '#lib/usecases/index.ts';
import { isShown } from '../run/is-shown.ts';
import { isOnWire, toWireEvent } from './to-wire-event.ts';

export type SessionForm = {
  order?: 'time' | 'given';
  /** Whether events say what Plotline alone knows of them. */
  plotline?: boolean;
};

/**
 * A session in the wire's form, its user under the name that the client gave. google-adk's session store answers the
 * events of a stored session by their time, those of a session that it just made in the order given.
 */
export function toWireSession(
  { session, state, events }: AdkSession,
  userName: string,
  { order = 'time', plotline = false }: SessionForm = {},
): Record<string, unknown> {
  const app = findApp(session.app);
  const known = events.filter(isOnWire);
  const shown = known.filter((event) => isShown(event, app));
  return {
    id: session.adkId,
    appName: session.app,
    userId: userName,
    state,
    events: (order === 'time' ? sortByTime(shown) : shown).map((event) => toWireEvent(event, { plotline })),
    lastUpdateTime: known.at(-1)?.timestamp ?? session.createdAt / 1000,
  };
}

function sortByTime(events: Event[]): Event[] {
  return events.toSorted((one, other) => one.timestamp - other.timestamp);
}
