import { z } from 'zod';
import { Sample } from './dataset.ts';
import { Event } from './event.ts';
import { Installation, Session, SessionSummary } from './session.ts';

/** All that the first paint needs, so that a reload shows the conversation at once. */
export const PageData = z.object({
  session: Session,
  sessions: z.array(SessionSummary),
  samples: z.array(Sample),
  installation: Installation,
  /** Stored events, oldest first; the stream goes on after the last sequence. */
  events: z.array(z.object({ sequence: z.number().int(), event: Event })),
});
export type PageData = z.infer<typeof PageData>;
