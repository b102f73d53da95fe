import { z } from 'zod';
import { Plan } from '#lib/analysis/index.ts';
import { ChartWish } from '#lib/charts/index.ts';
import { Mode } from './mode.ts';

export const TurnStatus = z.enum([
  'queued',
  'running',
  'done',
  'declined',
  'failed',
  'stopped',
  'interrupted',
]);
export type TurnStatus = z.infer<typeof TurnStatus>;

export const TurnError = z.object({
  code: z.string(),
  message: z.string(),
  id: z.string().optional(),
  retryAfterSeconds: z.number().optional(),
});
export type TurnError = z.infer<typeof TurnError>;

export const Turn = z.object({
  turnId: z.string(),
  status: TurnStatus,
  error: TurnError.nullable(),
  parentTurnId: z.string().nullable(),
});
export type Turn = z.infer<typeof Turn>;

export const Analyst = z.enum(['builtin', 'gemini']);
export type Analyst = z.infer<typeof Analyst>;

/** `chart` goes with `plan`: the chart part of an edited reading. */
const Question = z.object({
  text: z.string().trim().min(1).max(20_000).optional(),
  plan: Plan.optional(),
  chart: ChartWish.nullable().optional(),
  sql: z.string().trim().min(1).max(100_000).optional(),
  /** Python that a person wrote or changed; runs in code mode whatever `mode` says. */
  code: z.string().trim().min(1).max(100_000).optional(),
  /** The session's where it is left out. */
  mode: Mode.optional(),
  analyst: Analyst.optional(),
  parentTurnId: z.string().optional(),
});

/** Exactly one of `text`, `plan`, `sql`, `code`. */
export const StartTurnRequest = Question.refine(
  ({ text, plan, sql, code }) => [text, plan, sql, code].filter((part) => part !== undefined).length === 1,
  { error: 'Send exactly one of text, plan, sql and code.' },
);
export type StartTurnRequest = z.infer<typeof StartTurnRequest>;

/** A turn's request as it is stored. A client's message may ask nothing, such as one that brings only a file. */
export const StoredTurnRequest = Question.extend({
  /** The one dataset that is asked; all of the session's where none is named. */
  datasetId: z.string().optional(),
  /** The datasets that came with the message. */
  fileIds: z.array(z.string()).optional(),
  /** What the client wants on every event of the turn. */
  customMetadata: z.record(z.string(), z.unknown()).optional(),
});
export type StoredTurnRequest = z.infer<typeof StoredTurnRequest>;
export const StartTurnResponse = z.object({ turnId: z.string() });
