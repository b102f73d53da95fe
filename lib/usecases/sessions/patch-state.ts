import { randomUUID } from 'node:crypto';
import { EventId } from '#lib/base/index.ts';
import { Event } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import {
  type AdkAddress,
  type AdkSession,
  readWhole,
  refuseLargeStates,
  requireAdkSession,
} from './adk-session.ts';

/**
 * Merges a delta into the state and records it as an event of the user. The answer alone shows what `temp:` keys
 * were given. Fails with `session_not_found`, `body_too_large`.
 */
export async function patchState(
  actor: Actor | null,
  { delta, ...address }: AdkAddress & { delta: Record<string, unknown> },
  { stores, bus, clock }: Pick<Services, 'stores' | 'bus' | 'clock'>,
): Promise<AdkSession> {
  const now = clock.now();
  const session = await requireAdkSession(actor, address, stores);
  const event = Event.parse({
    id: EventId.create(),
    invocationId: `p-${randomUUID()}`,
    author: 'user',
    timestamp: now / 1000,
    actions: { stateDelta: Object.fromEntries(entriesOf(delta, false)) },
  });
  const stored = await stores.transaction(async (inside) => {
    const appended = await inside.events.append(session.id, event);
    await inside.sessions.update(session.id, { updatedAt: now });
    refuseLargeStates(await inside.states.read(session));
    return appended;
  });
  bus.publish(session.id, { type: 'event', sequence: stored.sequence, data: stored.event });
  const whole = await readWhole(session, { stores });
  return { ...whole, state: { ...whole.state, ...Object.fromEntries(entriesOf(delta, true)) } };
}

function entriesOf(delta: Record<string, unknown>, isTemporary: boolean): [string, unknown][] {
  return Object.entries(delta).filter(([key]) => key.startsWith('temp:') === isTemporary);
}
