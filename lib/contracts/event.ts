import { z } from 'zod';
import { LedgerEntry } from '#lib/analysis/index.ts';
import { Cell } from '#lib/datasets/index.ts';
import { Reading } from '#lib/language/browser.ts';
import { CodeMetadata } from './code.ts';
import { Mode } from './mode.ts';

/** ADK's Part; fields that we don't read are kept as they came. */
export const Part = z.looseObject({
  text: z.string().optional(),
  thought: z.boolean().optional(),
  functionCall: z
    .looseObject({
      id: z.string().optional(),
      name: z.string(),
      args: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
  functionResponse: z
    .looseObject({
      id: z.string().optional(),
      name: z.string(),
      response: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
  /** Beside it: `language`, `PYTHON`. */
  executableCode: z.looseObject({ id: z.string().optional(), code: z.string().optional() }).optional(),
  /** Beside it: `outcome`, such as `OUTCOME_OK`. */
  codeExecutionResult: z
    .looseObject({
      id: z.string().optional(),
      output: z.string().optional(),
    })
    .optional(),
  inlineData: z.looseObject({ mimeType: z.string().optional(), data: z.string().optional() }).optional(),
});
export type Part = z.infer<typeof Part>;

export const Content = z.looseObject({ role: z.string().optional(), parts: z.array(Part).optional() });
export type Content = z.infer<typeof Content>;

export const EventActions = z.looseObject({
  stateDelta: z.record(z.string(), z.unknown()).default({}),
  artifactDelta: z.record(z.string(), z.number()).default({}),
});

/** What ADK has no field for; stands in `customMetadata.plotline`. */
export const PlotlineMetadata = z.object({
  /** On a user's event: what was sent in place of words, or the turn that is run again. */
  request: z
    .object({
      plan: z.unknown().optional(),
      chart: z.unknown().optional(),
      sql: z.string().optional(),
      code: z.string().optional(),
      mode: Mode.optional(),
      retryOf: z.string().optional(),
    })
    .optional(),
  analyst: z.enum(['builtin', 'gemini']).optional(),
  /** On the final event of an answer. */
  reading: Reading.optional(),
  ledger: z.array(LedgerEntry).optional(),
  headline: z.array(z.object({ name: z.string(), value: Cell })).optional(),
  suggestions: z.array(z.string()).optional(),
  declined: z.boolean().optional(),
  /** On events of code mode. */
  code: CodeMetadata.optional(),
  /** On the event of a failure: the mode in which the same question is worth asking again. */
  offer: Mode.optional(),
  /** On a system event: a dataset was imported into or attached to the session. */
  dataset: z.object({ id: z.string(), name: z.string(), table: z.string() }).optional(),
});
export type PlotlineMetadata = z.infer<typeof PlotlineMetadata>;

/**
 * ADK's Event, as stored, streamed and shown. `timestamp` is float seconds since the epoch. `invocationId` is
 * the turn's id.
 */
export const Event = z.looseObject({
  id: z.string(),
  invocationId: z.string(),
  author: z.string(),
  timestamp: z.number(),
  content: Content.optional(),
  actions: EventActions,
  partial: z.boolean().optional(),
  errorCode: z.string().optional(),
  errorMessage: z.string().optional(),
  longRunningToolIds: z.array(z.string()).optional(),
  customMetadata: z.looseObject({ plotline: PlotlineMetadata.optional() }).optional(),
});
export type Event = z.infer<typeof Event>;
