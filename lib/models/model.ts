import type { Content, Part } from '#lib/contracts/index.ts';

export type ToolDeclaration = {
  name: string;
  description: string;
  /** JSON Schema of the arguments, inline (no $defs). */
  parameters: Record<string, unknown>;
};

export type ModelRequest = {
  model: string;
  systemInstruction: string;
  contents: Content[];
  /**
   * Functions that the caller runs; or `codeExecution`, Python that the provider writes and runs on its own servers,
   * its code, output and pictures as parts. Never both: providers refuse that.
   */
  tools: ToolDeclaration[] | 'codeExecution';
};

export type ModelUsage = { promptTokens: number; outputTokens: number; thoughtTokens: number };

/**
 * A piece of the stream: whole parts in order (text in deltas; a function call, and a thought signature, as
 * the model gave them, to be sent back unchanged), then one `finish`.
 */
export type ModelChunk =
  | { type: 'part'; part: Part }
  | { type: 'finish'; reason: string; usage: ModelUsage | null };

/**
 * A language model. The stream throws `model_failed`, `model_unavailable`, `too_many_requests` (with
 * `retryAfterSeconds`) or `stopped`; one that ends without a finish is `model_failed`.
 */
export type Model = {
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelChunk>;
};
