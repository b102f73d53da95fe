import { z } from 'zod';
import { DatasetSummary } from './dataset.ts';
import { Mode } from './mode.ts';
import { Analyst, Turn } from './turn.ts';

export const SessionSummary = z.object({
  id: z.string(),
  title: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  datasetNames: z.array(z.string()),
});
export type SessionSummary = z.infer<typeof SessionSummary>;

export const Session = SessionSummary.extend({
  analyst: Analyst,
  mode: Mode,
  datasets: z.array(DatasetSummary),
  /** Those that are not over, oldest first, and the last one that is. */
  turns: z.array(Turn),
});
export type Session = z.infer<typeof Session>;

export const CreateSessionRequest = z
  .object({ title: z.string().trim().min(1).max(200).optional() })
  .default({});
export const UpdateSessionRequest = z.object({
  title: z.string().trim().min(1).max(200).optional(),
  analyst: Analyst.optional(),
  mode: Mode.optional(),
});

/** What the page needs to know of the installation. */
export const Installation = z.object({
  analysts: z.array(
    z.object({
      name: Analyst,
      available: z.boolean(),
      /** Why not, and what to do. */
      reason: z.string().nullable(),
    }),
  ),
  defaultAnalyst: Analyst,
  maxUploadBytes: z.number().int(),
  passwordRequired: z.boolean(),
});
export type Installation = z.infer<typeof Installation>;
