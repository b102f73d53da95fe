import type { Step, StepStatus } from './block.ts';
import { isQueryDataResponse, textArgument, toolFailureMessage } from './read-tool-response.ts';
import type { ToolCall } from './tool-calls.ts';

/** What was done for an answer, one step for each tool call. `isOver` says whether the turn is. */
export function toSteps(calls: readonly ToolCall[], isOver: boolean): Step[] {
  return calls.map((call) => ({
    key: call.id,
    tool: call.name,
    status: statusOf(call, isOver),
    purpose: textArgument(call.args, 'purpose'),
    sql: textArgument(call.args, 'sql'),
    rows: isQueryDataResponse(call.response) ? call.response.result.totalRows : null,
    durationMs: isQueryDataResponse(call.response) ? call.response.durationMs : null,
    error: toolFailureMessage(call.response),
  }));
}

function statusOf(call: ToolCall, isOver: boolean): StepStatus {
  if (call.response === null) return isOver ? 'stopped' : 'running';
  return toolFailureMessage(call.response) === null ? 'done' : 'failed';
}
