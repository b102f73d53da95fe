import { z } from 'zod';

/** What a person needs to know to let programs in. */
export const Me = z.object({
  /** The user's name on ADK's wire. */
  userId: z.string(),
  /** Whether programs that may call the API act in this user's sessions. */
  apiAccess: z.boolean(),
  /** Whether the API wants a token. */
  tokenRequired: z.boolean(),
});
export type Me = z.infer<typeof Me>;

export const UpdateMeRequest = z.object({ apiAccess: z.boolean() });
