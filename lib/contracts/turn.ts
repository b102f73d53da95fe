import { z } from 'zod';
import { Plan } from '#lib/analysis/index.ts';
import { ChartWish } from '#lib/charts/index.ts';

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

/** Exactly one of `text`, `plan`, `sql`. `chart` goes with `plan`: the chart part of an edited reading. */
export const StartTurnRequest = z
  .object({
    text: z.string().trim().min(1).max(20_000).optional(),
    plan: Plan.optional(),
    chart: ChartWish.nullable().optional(),
    sql: z.string().trim().min(1).max(100_000).optional(),
    analyst: Analyst.optional(),
    parentTurnId: z.string().optional(),
  })
  .refine((body) => [body.text, body.plan, body.sql].filter((part) => part !== undefined).length === 1, {
    error: 'Send exactly one of text, plan and sql.',
  });
export type StartTurnRequest = z.infer<typeof StartTurnRequest>;
export const StartTurnResponse = z.object({ turnId: z.string() });
