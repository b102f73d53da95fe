import { PlotlineError } from '#lib/base/index.ts';
import type { Actor } from '../actor.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { Stores } from '../ports/stores.ts';
import type { Services } from '../services.ts';
import { refuseLargeStates } from '../sessions/adk-session.ts';
import { requireSession } from '../sessions/require-session.ts';
import { titleOf } from '../sessions/title-of.ts';
import type { ClientTurn } from './client-turn.ts';
import type { TurnDraft } from './draft-turn.ts';
import { createUserEvent } from './user-event.ts';

export type TurnToStore = {
  session: StoredSession;
  draft: TurnDraft;
  retryOf: string | undefined;
  client: ClientTurn | undefined;
};

/** Stores a turn with the user's event, and publishes that. Returns the sequence after which its answer begins. */
export async function storeTurn(
  actor: Actor,
  { session, draft, retryOf, client }: TurnToStore,
  { stores, bus, clock }: Services,
): Promise<number> {
  const { turn, lastSequence } = draft;
  const event = createUserEvent(turn, { retryOf, client, clock });
  const title = session.title ?? titleOf(turn.request.text);
  const stored = await stores.transaction(async (inside) => {
    // It may have been deleted since it was found.
    await requireSession(actor, session.id, { stores: inside });
    await putTurn(draft, inside);
    await inside.sessions.update(session.id, { title, used: true, updatedAt: clock.now() });
    const appended = event && (await inside.events.append(session.id, event));
    if (client && Object.keys(client.stateDelta).length > 0)
      refuseLargeStates(await inside.states.read(session));
    return appended;
  });
  if (!stored) return lastSequence;
  bus.publish(session.id, { type: 'event', sequence: stored.sequence, data: stored.event });
  return stored.sequence;
}

async function putTurn({ turn, goesOn }: TurnDraft, { turns }: Stores): Promise<void> {
  if (!goesOn) return turns.create(turn);
  const { status } = (await turns.find(turn.sessionId, turn.id)) ?? {};
  if (status === 'queued' || status === 'running') {
    throw new PlotlineError('conflict', 'This turn is not over yet. Cancel it first, or wait for it.');
  }
  const { request, updatedAt } = turn;
  return turns.update(turn.id, { status: 'queued', error: null, request, updatedAt });
}
