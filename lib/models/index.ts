export { createGeminiModel, type GeminiOptions } from './gemini/create-gemini-model.ts';
export type { Model, ModelChunk, ModelRequest, ModelUsage, ToolDeclaration } from './model.ts';
export { type ScriptedReply, scriptedModel } from './scripted-model.ts';
export { scriptedReply } from './testing/conversation-script.ts';
export type { GeminiReply } from './testing/gemini-reply.ts';
export type { WirePart, WireRequest } from './testing/gemini-request.ts';
export {
  type GeminiServer,
  type GeminiServerOptions,
  rpcError,
  startGeminiServer,
} from './testing/gemini-server.ts';
