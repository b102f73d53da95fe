import type { Event } from '#lib/contracts/index.ts';
import type { Reading } from '#lib/language/index.ts';

/** The reading of the last answer in the conversation that has one. */
export function previousReading(history: readonly Event[]): Reading | null {
  const last = history.findLast((event) => event.customMetadata?.plotline?.reading !== undefined);
  return last?.customMetadata?.plotline?.reading ?? null;
}
