import { EventId } from '#lib/base/index.ts';
import { Event } from '#lib/contracts/index.ts';
import { clientMetadata } from '#lib/usecases/index.ts';
import { WireError } from '../http/wire-error.ts';
import type { GivenEvent, WireActions } from '../schemas/event.ts';

const protocolCalls = ['adk_request_credential', 'adk_request_confirmation', 'adk_request_input'];

/**
 * Events that a session is to begin with; what only the server makes is refused with 400. Ids and times that are
 * not given are made, events that say they are partial are not kept. `now` is milliseconds.
 */
export function toStoredEvents(given: readonly GivenEvent[], now: number): Event[] {
  given.forEach(refuseForbidden);
  return given.filter(({ partial }) => !partial).map((event) => toStoredEvent(event, now));
}

function toStoredEvent({ id, timestamp, customMetadata, ...event }: GivenEvent, now: number): Event {
  const metadata = clientMetadata(customMetadata);
  return Event.parse({
    ...event,
    ...(metadata && { customMetadata: metadata }),
    id: id || EventId.create(),
    timestamp: timestamp ?? now / 1000,
  });
}

function refuseForbidden(event: GivenEvent, index: number): void {
  const refuse = (what: string) => {
    throw new WireError(400, `Session initialization event ${index} cannot include ${what}.`);
  };
  if (event.longRunningToolIds && event.longRunningToolIds.length > 0) refuse('long-running tool IDs');
  if (!isDefault(event.actions)) refuse('event actions');
  if (hasProtocolCall(event)) refuse('ADK protocol function calls');
}

function isDefault(actions: WireActions): boolean {
  return Object.values(actions).every(
    (value) => typeof value === 'object' && value !== null && Object.keys(value).length === 0,
  );
}

function hasProtocolCall({ content }: GivenEvent): boolean {
  return (content?.parts ?? []).some(({ functionCall, functionResponse }) => {
    const name = functionCall?.name ?? functionResponse?.name;
    return name !== undefined && protocolCalls.includes(name);
  });
}
