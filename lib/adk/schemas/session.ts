import { z } from 'zod';
import { FreeForm } from './content.ts';
import { GivenEvent, WireEvent } from './event.ts';

/** google-adk's Session: these six keys and no other. `lastUpdateTime` is seconds. */
export const WireSession = z.strictObject({
  id: z.string(),
  appName: z.string(),
  userId: z.string(),
  state: FreeForm,
  events: z.array(WireEvent),
  lastUpdateTime: z.number(),
});

/** `plotline=true` adds to events what Plotline alone knows of them: `customMetadata.plotline`. */
export const PlotlineQuery = z.object({ plotline: z.boolean().default(false) });

/** All may be left out, the body too. An id of blanks only is none. */
export const CreateSessionBody = z
  .object({
    sessionId: z.string().max(512).optional(),
    state: FreeForm.optional(),
    events: z.array(GivenEvent).max(1000).optional(),
    options: FreeForm.optional(),
  })
  .nullish();

export const PatchSessionBody = z.object({ stateDelta: FreeForm });
export const MemoryBody = z.object({ sessionId: z.string().max(512) });
