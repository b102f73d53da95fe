import { EventId } from '#lib/base/index.ts';
import { Event } from '#lib/contracts/index.ts';
import { app } from '../app.ts';
import type { StoredTurn } from '../ports/turns-store.ts';
import type { Services } from '../services.ts';
import type { TurnEnd } from './run-turn-job.ts';

/**
 * Stores how a turn ended, with an event that says so (`errorCode`, `errorMessage`) where it was not by an
 * answer; then publishes both. Of a session that was deleted meanwhile nothing is stored.
 */
export async function closeTurn(
  turn: StoredTurn,
  { status, error }: TurnEnd,
  { stores, bus, clock }: Pick<Services, 'stores' | 'bus' | 'clock'>,
): Promise<void> {
  const now = clock.now();
  const stored = await stores.transaction(async (inside) => {
    await inside.turns.update(turn.id, { status, error, updatedAt: now });
    await inside.sessions.update(turn.sessionId, { updatedAt: now });
    const isThere = (await inside.sessions.find(turn.sessionId)) !== null;
    return error && isThere ? inside.events.append(turn.sessionId, endEvent(turn, error, now)) : null;
  });
  if (stored) bus.publish(turn.sessionId, { type: 'event', sequence: stored.sequence, data: stored.event });
  const frame = { turnId: turn.id, status, ...(error && { error }) };
  bus.publish(turn.sessionId, { type: 'turn', data: frame });
}

function endEvent(turn: StoredTurn, error: NonNullable<TurnEnd['error']>, now: number): Event {
  return Event.parse({
    id: EventId.create(),
    invocationId: turn.id,
    author: app.rootAgent,
    timestamp: now / 1000,
    actions: {},
    errorCode: error.code,
    errorMessage: error.message,
    customMetadata: { plotline: { analyst: turn.analyst } },
  });
}
