import { z } from 'zod';
import { Event } from './event.ts';
import { TurnError, TurnStatus } from './turn.ts';

/** Live text of a running answer: the first frame that a subscriber gets replaces, later ones append. */
export const PartialFrame = z.object({
  turnId: z.string(),
  eventId: z.string(),
  text: z.string(),
  mode: z.enum(['replace', 'append']),
});
export const TurnFrame = z.object({
  turnId: z.string(),
  status: TurnStatus,
  error: TurnError.optional(),
});
/** With neither a turn nor a dataset, the session itself has changed: its mode, its analyst or its title. */
export const ProgressFrame = z.object({
  turnId: z.string().optional(),
  datasetId: z.string().optional(),
  step: z.string(),
  done: z.number().optional(),
  total: z.number().optional(),
  /** Of an import that failed. */
  error: TurnError.optional(),
});

/** One frame of `GET /api/sessions/{id}/events`. `sequence` is the SSE id; only stored events have one. */
export const StreamFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('event'), sequence: z.number().int(), data: Event }),
  z.object({ type: z.literal('partial'), data: PartialFrame }),
  z.object({ type: z.literal('turn'), data: TurnFrame }),
  z.object({ type: z.literal('progress'), data: ProgressFrame }),
]);
export type StreamFrame = z.infer<typeof StreamFrame>;
