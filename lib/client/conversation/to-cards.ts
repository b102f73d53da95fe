import type { ResultCard } from './block.ts';
import {
  field,
  isMakeChartResponse,
  isQueryDataResponse,
  textArgument,
  toolFailureMessage,
} from './read-tool-response.ts';
import type { ToolCall } from './tool-calls.ts';

/** The Results that an answer shows: each one that was drawn, or else the last one. Others stay in its steps. */
export function toCards(calls: readonly ToolCall[]): ResultCard[] {
  const cards = calls.flatMap((call) => toCard(call, calls) ?? []);
  const drawn = cards.filter((card) => card.chart !== null);
  return drawn.length > 0 ? drawn : cards.slice(-1);
}

function toCard(call: ToolCall, calls: readonly ToolCall[]): ResultCard | null {
  if (call.name !== 'query_data' || toolFailureMessage(call.response) !== null) return null;
  if (!isQueryDataResponse(call.response)) return null;
  return {
    callId: call.id,
    purpose: textArgument(call.args, 'purpose'),
    plan: field(call.args, 'plan') ?? null,
    response: call.response,
    chart: chartOf(call.id, calls),
    timestamp: call.timestamp,
  };
}

/** The latest chart that was drawn from the Result of this call. */
function chartOf(callId: string, calls: readonly ToolCall[]): ResultCard['chart'] {
  for (const { name, response } of calls.toReversed()) {
    if (name !== 'make_chart' || !isMakeChartResponse(response) || response.callId !== callId) continue;
    return { spec: response.spec, alternatives: response.alternatives, summary: response.summary };
  }
  return null;
}
