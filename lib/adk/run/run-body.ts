import { z } from 'zod';
import { FreeForm, WireContent } from '../schemas/content.ts';

/** google-adk's RunAgentRequest, as far as Plotline acts on it. */
export const RunBody = z.object({
  appName: z.string().max(512).optional(),
  userId: z.string().max(512),
  sessionId: z.string().max(512),
  /** Without one the last question is asked again. */
  newMessage: WireContent.optional(),
  /** Whether `/run_sse` sends text while it comes. */
  streaming: z.boolean().default(false),
  stateDelta: FreeForm.optional(),
  /** Where there is one, an event is not parted from its artifacts. */
  functionCallEventId: z.string().optional(),
  /** The invocation that goes on, or the id of the new one. */
  invocationId: z.string().optional(),
  /** Put on every event of the run. */
  customMetadata: FreeForm.optional(),
});
export type RunBody = z.infer<typeof RunBody>;

/** Room for a file as a part of the message. */
export const runBodyLimit = 16 * 1024 * 1024;
