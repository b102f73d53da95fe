import type { EventPage } from '#lib/contracts/index.ts';
import { contracts } from './contracts.ts';
import { request } from './request.ts';

/** The events of a session before a sequence, oldest first, as many as the server gives at once. */
export function readEarlierEvents(sessionId: string, before: number): Promise<EventPage> {
  const read = async (value: unknown) => (await contracts()).EventPage.parse(value);
  return request(`/api/sessions/${sessionId}/history?before=${before}`, { read });
}
