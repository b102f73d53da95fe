import { z } from 'zod';

const LineList = z.object({ count: z.number().int(), lines: z.array(z.number().int()) });

export const ImportDecision = z.object({
  what: z.enum([
    'encoding',
    'line_ends',
    'delimiter',
    'quote',
    'escape',
    'header',
    'decimal_mark',
    'date_order',
    'null_markers',
  ]),
  value: z.union([z.string(), z.boolean(), z.number(), z.array(z.string()), z.null()]),
  confidence: z.number(),
  evidence: z.string(),
  alternatives: z.array(z.union([z.string(), z.boolean(), z.number(), z.null()])),
});
export type ImportDecision = z.infer<typeof ImportDecision>;

/** What an import decided and why. Field names are those of the command line's receipt (contract: ask-cli). */
export const Receipt = z.object({
  file: z.string(),
  sha256: z.string(),
  bytes: z.number().int(),
  lines_in: z.number().int(),
  rows_loaded: z.number().int(),
  continuation_lines: LineList,
  rows_quarantined: LineList,
  header_lines: LineList,
  preamble_lines: LineList,
  blank_lines: LineList,
  footer_lines: LineList,
  decisions: z.array(ImportDecision),
  columns: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      from: z.string().nullable(),
      misfits: z.number().int(),
      missing: z.number().int(),
    }),
  ),
});
export type Receipt = z.infer<typeof Receipt>;
