import { z } from 'zod';
import { RunPythonResponse, StoredFigure } from './tools/run-python.ts';

/** Whether the SQL of the same plan gave the same rows. */
export const CodeCheck = z.enum(['equal', 'different', 'none']);
export type CodeCheck = z.infer<typeof CodeCheck>;

/**
 * What belongs to one run of code, on each of its events; `callId` ties them together. In order: the event with the
 * `executableCode` part (`outputEventId`), one event for each figure (`figure`), the event with the
 * `codeExecutionResult` part (`run`, `check`). The answer's event repeats `callId` and `check` of the run that
 * it tells of.
 */
export const CodeMetadata = z.object({
  callId: z.string(),
  /** Who wrote the code. */
  source: z.enum(['builtin', 'gemini', 'person']),
  /** A few words for the person: what this code finds out or draws. */
  purpose: z.string().optional(),
  /** Live output comes as partial frames under this event id, which the event of the result will have. */
  outputEventId: z.string().optional(),
  figure: StoredFigure.optional(),
  run: RunPythonResponse.optional(),
  check: CodeCheck.optional(),
  /** Where `check` is `different`: what, as a sentence. */
  difference: z.string().optional(),
  /** The SQL that the result was compared with. */
  sql: z.string().optional(),
  /** How many times the code was corrected before this run. */
  repairs: z.number().int().default(0),
});
export type CodeMetadata = z.infer<typeof CodeMetadata>;
