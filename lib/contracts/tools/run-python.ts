import { z } from 'zod';
import { Result } from '#lib/datasets/index.ts';
import { Execution } from '../execution.ts';

/** Tool `run_python`: code that runs beside the session's datasets, each a data frame named after its table. */
export const RunPythonArguments = z.object({
  code: z.string().min(1).max(100_000),
  /** A few words for the person: what this code finds out or draws. */
  purpose: z.string().max(500).optional(),
});
export type RunPythonArguments = z.infer<typeof RunPythonArguments>;

/** A figure that code drew, kept as an artifact of the session: a PNG, or a cleaned Plotly figure as JSON. */
export const StoredFigure = z.object({
  artifact: z.string(),
  version: z.number().int(),
  mime: z.enum(['image/png', 'application/vnd.plotly.v1+json']),
  title: z.string().nullable(),
  /** Pixels, where known. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** Sentences on what was left out of it. */
  notes: z.array(z.string()),
});
export type StoredFigure = z.infer<typeof StoredFigure>;

/** How a run of code ended, with what it gave. Its figures came before, each as an event of its own. */
export const RunPythonResponse = Execution.pick({
  status: true,
  stdout: true,
  stderr: true,
  truncated: true,
  error: true,
  files: true,
  durationMs: true,
  executor: true,
  stateReset: true,
  retryAfterSeconds: true,
}).extend({
  /** The last expression as text; null where it has none, or is a table or a figure. */
  text: z.string().nullable(),
  /** The last expression as a table, at most 200 rows; `sql` is empty. */
  result: Result.nullable(),
  /** Names of the artifacts of its figures, in order. */
  figures: z.array(z.string()),
  /** What of its figures was left out, in sentences. */
  notes: z.array(z.string()).optional(),
});
export type RunPythonResponse = z.infer<typeof RunPythonResponse>;
