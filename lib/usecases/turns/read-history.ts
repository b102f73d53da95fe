import type { Event } from '#lib/contracts/index.ts';
import type { StoredTurn } from '../ports/turns-store.ts';
import type { Services } from '../services.ts';

/**
 * The session's events as this turn may know them: not its own, not those of turns that still wait behind it,
 * and not those of a turn that it runs again.
 */
export async function readHistory(
  turn: StoredTurn,
  { stores }: Pick<Services, 'stores'>,
): Promise<readonly Event[]> {
  const [events, open] = await Promise.all([
    stores.events.list(turn.sessionId),
    stores.turns.listOpen(turn.sessionId),
  ]);
  const own = events.find(({ event }) => event.invocationId === turn.id && event.author === 'user');
  const retried = own?.event.customMetadata?.plotline?.request?.retryOf;
  const hidden = new Set([turn.id, retried, ...open.map((other) => other.id)]);
  return events.filter(({ event }) => !hidden.has(event.invocationId)).map(({ event }) => event);
}
