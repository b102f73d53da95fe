import type { Event } from '#lib/contracts/index.ts';

/** A tool's call and, once it is there, what it answered. */
export type ToolCall = {
  id: string;
  name: string;
  args: Record<string, unknown>;
  response: Record<string, unknown> | null;
  timestamp: number;
};

/** The tool calls of a turn's events in the order in which they were made. */
export function toolCalls(events: readonly Event[]): ToolCall[] {
  const calls: ToolCall[] = [];
  for (const event of events) {
    for (const part of event.content?.parts ?? []) {
      if (part.functionCall) {
        const { id, name, args } = part.functionCall;
        calls.push({
          id: id ?? `${event.id}/${calls.length}`,
          name,
          args: args ?? {},
          response: null,
          timestamp: event.timestamp,
        });
      }
      if (part.functionResponse) answer(calls, part.functionResponse, event.timestamp);
    }
  }
  return calls;
}

function answer(
  calls: ToolCall[],
  given: { id?: string | undefined; name: string; response?: Record<string, unknown> | undefined },
  timestamp: number,
): void {
  const call = given.id
    ? calls.find(({ id }) => id === given.id)
    : calls.find(({ name, response }) => name === given.name && response === null);
  if (!call) return;
  call.response = given.response ?? {};
  call.timestamp = timestamp;
}
