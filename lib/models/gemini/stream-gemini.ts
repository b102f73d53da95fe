import type { GenerateContentResponse, GoogleGenAI, Tool } from '@google/genai';
import { Part } from '#lib/contracts/index.ts';
import type { ModelChunk, ModelRequest, ModelUsage } from '../model.ts';
import { assertFinished } from './assert-finished.ts';
import { explainGeminiError } from './explain-gemini-error.ts';
import { idleSignal } from './idle-signal.ts';

export type GeminiConnection = {
  connect(): Promise<GoogleGenAI>;
  apiKey: string;
  idleTimeoutMs: number;
};

/** One request to Gemini as a stream of parts and one `finish`. See `Model` for what it throws. */
export async function* streamGemini(
  connection: GeminiConnection,
  request: ModelRequest,
  signal: AbortSignal,
): AsyncIterable<ModelChunk> {
  const idle = idleSignal(signal, connection.idleTimeoutMs);
  const seen: Seen = { reason: null, blockReason: null, usage: null, hasOutput: false };
  try {
    const client = await connection.connect();
    for await (const response of await client.models.generateContentStream(
      toSdkRequest(request, idle.signal),
    )) {
      idle.touch();
      yield* readResponse(response, seen);
    }
    signal.throwIfAborted();
  } catch (error) {
    throw explainGeminiError(error, { ...connection, model: request.model, signal, idle: idle.isIdle() });
  } finally {
    idle.close();
  }
  yield { type: 'finish', reason: assertFinished(seen), usage: seen.usage };
}

/** What the stream has told so far besides its parts. */
export type Seen = {
  reason: string | null;
  blockReason: string | null;
  usage: ModelUsage | null;
  hasOutput: boolean;
};

function* readResponse(response: GenerateContentResponse, seen: Seen): Iterable<ModelChunk> {
  const candidate = response.candidates?.[0];
  seen.reason = candidate?.finishReason ?? seen.reason;
  seen.blockReason = response.promptFeedback?.blockReason ?? seen.blockReason;
  seen.usage = readUsage(response) ?? seen.usage;
  for (const raw of candidate?.content?.parts ?? []) {
    const part = Part.parse(raw);
    if (isOutput(part)) seen.hasOutput = true;
    yield { type: 'part', part };
  }
}

function isOutput({ functionCall, executableCode, inlineData, text, thought }: Part): boolean {
  return [functionCall, executableCode, inlineData].some(Boolean) || (Boolean(text) && thought !== true);
}

function readUsage({ usageMetadata }: GenerateContentResponse): ModelUsage | null {
  if (usageMetadata === undefined) return null;
  return {
    promptTokens: usageMetadata.promptTokenCount ?? 0,
    outputTokens: usageMetadata.candidatesTokenCount ?? 0,
    thoughtTokens: usageMetadata.thoughtsTokenCount ?? 0,
  };
}

function toSdkRequest(request: ModelRequest, abortSignal: AbortSignal) {
  const tools = toSdkTools(request.tools);
  return {
    model: request.model,
    contents: request.contents,
    config: {
      abortSignal,
      systemInstruction: request.systemInstruction,
      ...(tools.length > 0 && { tools }),
    },
  };
}

function toSdkTools(tools: ModelRequest['tools']): Tool[] {
  if (tools === 'codeExecution') return [{ codeExecution: {} }];
  const functionDeclarations = tools.map(({ name, description, parameters }) => ({
    name,
    description,
    parametersJsonSchema: parameters,
  }));
  return functionDeclarations.length > 0 ? [{ functionDeclarations }] : [];
}
