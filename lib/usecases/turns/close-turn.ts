import { EventId } from '#lib/base/index.ts';
import { Event, type TurnError } from '#lib/contracts/index.ts';
import { rootAgentOf } from '../apps/registry.ts';
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
    const session = await inside.sessions.find(turn.sessionId);
    if (!error || !session) return null;
    const author = rootAgentOf(session.app);
    return inside.events.append(turn.sessionId, endEvent(turn, { author, error, now }));
  });
  if (stored) bus.publish(turn.sessionId, { type: 'event', sequence: stored.sequence, data: stored.event });
  const frame = { turnId: turn.id, status, ...(error && { error }) };
  bus.publish(turn.sessionId, { type: 'turn', data: frame });
}

function endEvent(
  turn: StoredTurn,
  { author, error, now }: { author: string; error: TurnError; now: number },
): Event {
  return Event.parse({
    id: EventId.create(),
    invocationId: turn.id,
    author,
    timestamp: now / 1000,
    actions: {},
    errorCode: error.code,
    errorMessage: error.message,
    customMetadata: { ...turn.request.customMetadata, plotline: { analyst: turn.analyst, ...offerOf(turn) } },
  });
}

/** A question that code could not answer may be asked again without it. */
function offerOf({ request }: StoredTurn): { offer?: 'direct' } {
  const isQuestion = request.text !== undefined || request.plan !== undefined;
  return request.mode === 'code' && isQuestion ? { offer: 'direct' } : {};
}
