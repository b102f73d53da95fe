import { z } from 'zod';
import { Int, Opaque } from '../http/relax.ts';
import { FreeForm, WireContent } from './content.ts';

const text = z.string().optional();
const flag = z.boolean().optional();

/** google-adk's EventActions. */
export const WireActions = z.strictObject({
  skipSummarization: flag,
  stateDelta: FreeForm.default({}),
  artifactDelta: z.record(z.string(), Int).default({}),
  transferToAgent: text,
  transferReason: text,
  escalate: flag,
  requestedAuthConfigs: FreeForm.default({}),
  requestedToolConfirmations: FreeForm.default({}),
  compaction: Opaque.optional(),
  endOfAgent: flag,
  agentState: FreeForm.optional(),
  rewindBeforeInvocationId: text,
  route: z.unknown().optional(),
  renderUiWidgets: z.array(Opaque).optional(),
  setModelResponse: z.unknown().optional(),
});
export type WireActions = z.infer<typeof WireActions>;

/** google-adk's Event, all that a client may give; keys that are not here are dropped, as there. */
export const GivenEvent = z.object({
  content: WireContent.optional(),
  groundingMetadata: Opaque.optional(),
  partial: flag,
  turnComplete: flag,
  turnCompleteReason: text,
  finishReason: text,
  errorCode: text,
  errorMessage: text,
  interrupted: flag,
  customMetadata: FreeForm.optional(),
  usageMetadata: Opaque.optional(),
  liveSessionResumptionUpdate: Opaque.optional(),
  liveSessionId: text,
  goAway: Opaque.optional(),
  inputTranscription: Opaque.optional(),
  outputTranscription: Opaque.optional(),
  avgLogprobs: z.number().optional(),
  logprobsResult: Opaque.optional(),
  cacheMetadata: Opaque.optional(),
  citationMetadata: Opaque.optional(),
  interactionId: text,
  modelVersion: text,
  turnId: text,
  output: z.unknown().optional(),
  isolationScope: text,
  invocationId: z.string().max(512).default(''),
  author: z.string().max(512),
  actions: WireActions.prefault({}),
  longRunningToolIds: z.array(z.string()).optional(),
  branch: text,
  id: z.string().max(512).default(''),
  timestamp: z.number().optional(),
});
export type GivenEvent = z.infer<typeof GivenEvent>;

/** An event as the wire shows it. */
export const WireEvent = GivenEvent.extend({
  id: z.string(),
  invocationId: z.string(),
  author: z.string(),
  timestamp: z.number(),
  actions: WireActions,
});
