import { z } from 'zod';
import { Sample } from './dataset.ts';
import { Event } from './event.ts';
import { Installation, Session, SessionSummary } from './session.ts';

/** Stored events of a session, oldest first; `hasEarlier`: whether it has older ones. */
export const EventPage = z.object({
  events: z.array(z.object({ sequence: z.number().int(), event: Event })),
  hasEarlier: z.boolean(),
});
export type EventPage = z.infer<typeof EventPage>;

export const EventPageRequest = z.object({
  /** Sequence of the oldest event that one has; without it the newest events are meant. */
  before: z.coerce.number().int().min(1).optional(),
});

/**
 * All that the first paint needs, so that a reload shows the conversation at once: its newest events; the
 * stream goes on after the last sequence, and what is older is read when it is looked for.
 */
export const PageData = EventPage.extend({
  session: Session,
  sessions: z.array(SessionSummary),
  samples: z.array(Sample),
  installation: Installation,
});
export type PageData = z.infer<typeof PageData>;
