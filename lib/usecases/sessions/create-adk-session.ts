import { PlotlineError, SessionId } from '#lib/base/index.ts';
import type { Event } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import { preloadSamples } from '../apps/preload-samples.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { Services } from '../services.ts';
import { type AdkSession, mergeState, refuseLargeState, refuseLargeStates } from './adk-session.ts';
import { titleOf } from './title-of.ts';

export type NewAdkSession = {
  app: string;
  /** The client's own id; one is made where it is null. */
  adkId: string | null;
  state: Record<string, unknown>;
  events: readonly Event[];
};

/**
 * A session that a client makes, with what is in it from the start and the samples of its app. Fails with
 * `conflict` where the id is taken.
 */
export async function createAdkSession(
  actor: Actor,
  input: NewAdkSession,
  services: Services,
): Promise<AdkSession> {
  refuseLargeState(input.state);
  refuseTwins(input.events);
  const session = toSession(actor, input, services);
  const state = await services.stores.transaction(async (inside) => {
    if (!(await inside.sessions.createIfFree(session))) {
      throw new PlotlineError('conflict', `Session already exists: ${session.adkId}`);
    }
    if (Object.keys(input.state).length > 0) await inside.states.write(session, input.state);
    for (const event of input.events) await inside.events.append(session.id, event);
    const whole = await inside.states.read(session);
    refuseLargeStates(whole);
    return mergeState(whole);
  });
  await preloadSamples(actor, session, services).catch(async (error) => {
    await services.stores.sessions.remove(session.id);
    throw error;
  });
  return { session, state, events: [...input.events] };
}

function toSession(actor: Actor, { app, adkId, events }: NewAdkSession, { clock }: Services): StoredSession {
  const id = SessionId.create();
  const now = clock.now();
  const question = events.find(({ author, content }) => author === 'user' && content?.parts?.[0]?.text);
  return {
    id,
    app,
    userId: actor.userId,
    adkId: adkId ?? id,
    title: titleOf(question?.content?.parts?.[0]?.text),
    analyst: null,
    used: true,
    createdAt: now,
    updatedAt: now,
  };
}

function refuseTwins(events: readonly Event[]): void {
  const ids = new Set<string>();
  for (const { id } of events) {
    if (ids.has(id)) throw new PlotlineError('bad_request', `Two events have the id “${id}”.`);
    ids.add(id);
  }
}
