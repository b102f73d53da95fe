import { z } from 'zod';

/** How questions are answered: by queries, or by Python that an executor runs. */
export const Mode = z.enum(['direct', 'code']);
export type Mode = z.infer<typeof Mode>;
