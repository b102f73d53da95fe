import { type AdkSession, findApp } from '#lib/usecases/index.ts';
import { isShown } from '../run/is-shown.ts';
import { isOnWire, toWireEvent } from './to-wire-event.ts';

/** A session in the wire's form, its user under the name that the client gave. */
export function toWireSession(
  { session, state, events }: AdkSession,
  userName: string,
): Record<string, unknown> {
  const app = findApp(session.app);
  const known = events.filter(isOnWire);
  return {
    id: session.adkId,
    appName: session.app,
    userId: userName,
    state,
    events: known.filter((event) => isShown(event, app)).map((event) => toWireEvent(event)),
    lastUpdateTime: known.at(-1)?.timestamp ?? session.createdAt / 1000,
  };
}

/** google-adk's session store answers a stored session's events by their time, whatever order they came in. */
export function sortByTime(whole: AdkSession): AdkSession {
  const { events } = whole;
  const isSorted = events.every(
    ({ timestamp }, index) => timestamp >= (events[index - 1]?.timestamp ?? timestamp),
  );
  return isSorted
    ? whole
    : { ...whole, events: events.toSorted((one, other) => one.timestamp - other.timestamp) };
}
