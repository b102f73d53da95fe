import { type Clock, EventId } from '#lib/base/index.ts';
import { Event, type StartTurnRequest } from '#lib/contracts/index.ts';
import type { StoredTurn } from '../ports/turns-store.ts';

/** What the person said, as an event. What stands in place of words goes into the metadata. */
export function createUserEvent(
  turn: StoredTurn,
  { retryOf, clock }: { retryOf: string | undefined; clock: Clock },
): Event {
  const { plan, chart, sql } = turn.request;
  const request = { plan, chart, sql, retryOf };
  const special = Object.values(request).some((part) => part !== undefined);
  return Event.parse({
    id: EventId.create(),
    invocationId: turn.id,
    author: 'user',
    timestamp: clock.now() / 1000,
    content: { role: 'user', parts: [{ text: wordsOf(turn.request) }] },
    actions: {},
    customMetadata: { plotline: { analyst: turn.analyst, ...(special && { request }) } },
  });
}

function wordsOf({ text, sql }: StartTurnRequest): string {
  return text ?? sql ?? 'The question as I changed it.';
}
