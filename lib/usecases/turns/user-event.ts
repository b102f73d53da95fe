import { type Clock, EventId } from '#lib/base/index.ts';
import { Event, type StoredTurnRequest } from '#lib/contracts/index.ts';
import type { StoredTurn } from '../ports/turns-store.ts';
import type { ClientTurn } from './client-turn.ts';

export type UserEventInput = {
  retryOf: string | undefined;
  client: ClientTurn | undefined;
  clock: Clock;
};

/**
 * What the person said, as an event. What stands in place of words goes into the metadata. null where a client said
 * nothing and changed nothing.
 */
export function createUserEvent(turn: StoredTurn, { retryOf, client, clock }: UserEventInput): Event | null {
  const { plan, chart, sql, code, mode, customMetadata } = turn.request;
  const request = client ? {} : { plan, chart, sql, code, retryOf, ...(mode === 'code' && { mode }) };
  const special = Object.values(request).some((part) => part !== undefined);
  const content = client ? client.message : { parts: [{ text: wordsOf(turn.request) }] };
  const stateDelta = lastingDelta(client?.stateDelta ?? {});
  if (!content && Object.keys(stateDelta).length === 0) return null;
  return Event.parse({
    id: EventId.create(),
    invocationId: turn.id,
    author: 'user',
    timestamp: clock.now() / 1000,
    ...(content && { content: { ...content, role: 'user' } }),
    actions: { stateDelta },
    customMetadata: { ...customMetadata, plotline: { analyst: turn.analyst, ...(special && { request }) } },
  });
}

function wordsOf({ text, sql, code }: StoredTurnRequest): string {
  return text ?? sql ?? code ?? 'The question as I changed it.';
}

/** Without what is for this turn only. */
function lastingDelta(delta: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(delta).filter(([key]) => !key.startsWith('temp:')));
}
