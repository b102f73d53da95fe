import { z } from 'zod';
import { Cell } from '#lib/datasets/browser.ts';

/** Where a number of the prose comes from: `start`..`end` are offsets in the text, UTF-16 units. */
export const LedgerEntry = z.object({
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  status: z.enum(['traced', 'unverified', 'exempt']),
  /** The cell of the Result of the tool call `callId`; null unless traced. */
  source: z
    .object({
      callId: z.string(),
      row: z.number().int(),
      column: z.string(),
      value: Cell,
    })
    .nullable(),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;
