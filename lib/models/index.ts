export type { Model, ModelChunk, ModelRequest, ModelUsage, ToolDeclaration } from './model.ts';
