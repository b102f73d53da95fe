import type { Part, PlotlineMetadata } from '#lib/contracts/index.ts';
import type { NewEvent, TurnContext } from '../turn-context.ts';

/** ADK's clients read of every answer what it took; these ask no model. */
const noTokens = { promptTokenCount: 0, candidatesTokenCount: 0, totalTokenCount: 0 };

export type ToolCall = { id: string; name: string; args: Record<string, unknown> };
export type ToolReply = ToolCall & {
  response: Record<string, unknown>;
  artifactDelta?: Record<string, number>;
};

/** One model event with the calls, and the text said before them, which was shown live under `id`. */
export function callEvent(
  calls: readonly ToolCall[],
  { before = [], id }: { before?: readonly Part[]; id?: string } = {},
): NewEvent {
  const parts = calls.map(({ id, name, args }) => ({ functionCall: { id, name, args } }));
  return { ...(id !== undefined && { id }), content: { role: 'model', parts: [...before, ...parts] } };
}

/** One user event with the responses, in the order of their calls. */
export function responseEvent(replies: readonly ToolReply[]): NewEvent {
  const parts = replies.map(({ id, name, response }) => ({ functionResponse: { id, name, response } }));
  const artifactDelta = Object.assign({}, ...replies.map((reply) => reply.artifactDelta ?? {}));
  return { content: { role: 'user', parts }, actions: { stateDelta: {}, artifactDelta } };
}

/** The last event of an answer. */
export function answerEvent(text: string, plotline: PlotlineMetadata, id?: string): NewEvent {
  return {
    ...(id !== undefined && { id }),
    content: { role: 'model', parts: [{ text }] },
    ...(plotline.analyst === 'builtin' && { usageMetadata: noTokens }),
    customMetadata: { plotline },
  };
}

export type Emitter = Pick<TurnContext, 'emit'>;
