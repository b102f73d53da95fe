import { EventId, type SessionId, TurnId } from '#lib/base/index.ts';
import { Event } from '#lib/contracts/index.ts';
import { rootAgentOf } from '../apps/registry.ts';
import type { StoredDataset } from '../ports/datasets-store.ts';
import type { StoredEvent } from '../ports/events-store.ts';
import type { Services } from '../services.ts';

export type Arrival = { sessionId: SessionId; stored: StoredEvent };

/** Stores the event that a dataset is in a session that it is attached to. */
export async function storeArrival(
  { id, name }: StoredDataset,
  sessionId: SessionId,
  { stores, clock }: Pick<Services, 'stores' | 'clock'>,
): Promise<Arrival | null> {
  const session = await stores.sessions.find(sessionId);
  const attached = await stores.datasets.listBySession(sessionId);
  const own = attached.find(({ dataset }) => dataset.id === id);
  if (!session || !own) return null;
  const event = Event.parse({
    id: EventId.create(),
    invocationId: TurnId.create(),
    author: rootAgentOf(session.app),
    timestamp: clock.now() / 1000,
    actions: {},
    customMetadata: { plotline: { dataset: { id, name, table: own.table } } },
  });
  return { sessionId, stored: await stores.events.append(sessionId, event) };
}

/** Once it is committed. */
export function publishArrival(arrival: Arrival | null, { bus }: Pick<Services, 'bus'>): void {
  if (!arrival) return;
  const { sequence, event } = arrival.stored;
  bus.publish(arrival.sessionId, { type: 'event', sequence, data: event });
}
