import { z } from 'zod';
import { Plan } from '#lib/analysis/index.ts';
import { ChartWish } from '#lib/charts/index.ts';
import type { Cell } from '#lib/datasets/index.ts';

/** How a question was understood. */
export const Reading = z.object({
  plan: Plan,
  /** null where a chart was neither asked for nor makes sense. */
  chart: ChartWish.nullable(),
  /** Words of the question that were not used. */
  unused: z.array(z.string()),
  /** Other ways to read it, best first. */
  alternatives: z.array(Plan).max(3),
  /** True where the question asked for an order of the rows. */
  ordered: z.boolean(),
});
export type Reading = z.infer<typeof Reading>;

/** A question that the data can't answer: why, and three that it can. */
export const Refusal = z.object({ reason: z.string(), suggestions: z.array(z.string()).max(3) });
export type Refusal = z.infer<typeof Refusal>;

export type Read = { kind: 'reading'; reading: Reading } | { kind: 'declined'; refusal: Refusal };

/** A literal of the question that was found in the data, with the value as it is stored. */
export type LiteralMatch = {
  literal: string;
  table: string;
  column: string;
  value: Cell;
  count: number;
  /** `exact` is equality without regard to case, spacing and accents. */
  how: 'exact' | 'prefix' | 'contains';
};
