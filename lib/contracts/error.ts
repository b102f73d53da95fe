import { z } from 'zod';

/** The body of every error answer of `/api`. `id` is in the log beside the cause. */
export const ErrorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    id: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;
