import { PlotlineError } from '#lib/base/index.ts';
import type { Event } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import { readAllEvents } from '../events/read-all-events.ts';
import type { SessionState, StateOwner } from '../ports/events-store.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { Stores } from '../ports/stores.ts';
import type { Services } from '../services.ts';

/** A session as ADK's clients name it. */
export type AdkAddress = { app: string; adkId: string };

/** A session with all that is in it: its state as ADK's clients see it, its events in the order they came. */
export type AdkSession = { session: StoredSession; state: Record<string, unknown>; events: Event[] };

/** Most of the state of a session, a user or an app: keys, and characters of its JSON. */
const mostKeys = 5000;
const mostCharacters = 1_000_000;

/** Fails with `session_not_found`. */
export async function requireAdkSession(
  actor: Actor | null,
  { app, adkId }: AdkAddress,
  { sessions }: Pick<Stores, 'sessions'>,
): Promise<StoredSession> {
  const session = actor && (await sessions.findByAdkId(app, actor.userId, adkId));
  if (session) return session;
  throw new PlotlineError('session_not_found', 'There is no such session.');
}

export async function readWhole(
  session: StoredSession,
  { stores }: Pick<Services, 'stores'>,
): Promise<AdkSession> {
  const state = await readState(session, stores);
  const stored = await readAllEvents(session.id, { stores });
  return { session, state, events: stored.map(({ event }) => event) };
}

/** What the session, its user and its app hold, as one: the latter two under their prefixes. */
export async function readState(
  owner: StateOwner,
  { states }: Pick<Stores, 'states'>,
): Promise<Record<string, unknown>> {
  return mergeState(await states.read(owner));
}

export function mergeState({ app, user, session }: SessionState): Record<string, unknown> {
  return { ...session, ...prefixed('app:', app), ...prefixed('user:', user) };
}

function prefixed(prefix: string, state: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(state).map(([key, value]) => [`${prefix}${key}`, value]));
}

/**
 * Fails with `body_too_large` where a session, its user or its app would hold more than each of them may: what
 * others put into the app's is no reason to refuse what goes elsewhere.
 */
export function refuseLargeStates({ app, user, session }: SessionState): void {
  for (const state of [app, user, session]) refuseLargeState(state);
}

export function refuseLargeState(state: Record<string, unknown>): void {
  if (Object.keys(state).length <= mostKeys && JSON.stringify(state).length <= mostCharacters) return;
  throw new PlotlineError(
    'body_too_large',
    `A session's state may have ${mostKeys} keys and 1 MB of JSON. Save what is larger as an artifact.`,
  );
}
