import { z } from 'zod';

/**
 * A column made of others before anything else is computed; later ones may be made of earlier ones. What can't be
 * worked out (a division by zero, the logarithm of what is not positive) is missing.
 */
export const Derived = z.object({
  name: z.string().min(1).max(200),
  of: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('arithmetic'),
      operator: z.enum(['+', '-', '*', '/']),
      left: z.string(),
      right: z.string(),
    }),
    /** Days from one date to the other. */
    z.object({ kind: z.literal('days'), from: z.string(), to: z.string() }),
    /** Of the value and `plus`. */
    z.object({
      kind: z.literal('logarithm'),
      column: z.string(),
      base: z.enum(['e', '2', '10']).default('e'),
      plus: z.number().min(0).default(0),
    }),
    /** Missing values take the column's mean or median over the whole table. */
    z.object({ kind: z.literal('filled'), column: z.string(), with: z.enum(['mean', 'median']) }),
    /** From 0 for the least value of the whole table to 1 for the greatest. */
    z.object({ kind: z.literal('scaled'), column: z.string() }),
  ]),
});
export type Derived = z.infer<typeof Derived>;
