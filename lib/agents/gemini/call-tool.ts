import { PlotlineError } from '#lib/base/index.ts';
import type { ToolReply } from '../events/agent-events.ts';
import { toolFailure } from '../tools/tool-failure.ts';
import type { TurnContext } from '../turn-context.ts';
import { callMakeChart } from './call-make-chart.ts';
import { callQueryData } from './call-query-data.ts';
import type { ModelCall } from './stream-step.ts';
import type { TurnResults } from './turn-results.ts';

/** A tool's reply twice: as stored for the page, and as the model gets it. */
export type ModelReply = ToolReply & { modelId: string | undefined; forModel: Record<string, unknown> };

export type ToolTurn = { context: TurnContext; results: TurnResults };
export type ToolOutcome = Pick<ToolReply, 'response' | 'artifactDelta'> & {
  forModel: Record<string, unknown>;
};

const tools: Record<string, (call: ModelCall, turn: ToolTurn) => Promise<ToolOutcome>> = {
  query_data: callQueryData,
  make_chart: callMakeChart,
};

/** Runs one call of the model. What goes wrong is a reply that says how to correct it; only Stop is thrown. */
export async function callTool(call: ModelCall, turn: ToolTurn): Promise<ModelReply> {
  try {
    const tool = Object.hasOwn(tools, call.name) ? tools[call.name] : undefined;
    if (tool === undefined) throw unknownTool(call.name);
    return { ...call, ...(await tool(call, turn)) };
  } catch (error) {
    turn.context.signal.throwIfAborted();
    if (!PlotlineError.is(error)) turn.context.logger.error({ err: error }, 'A tool failed');
    const failure = toolFailure(error);
    return { ...call, response: failure, forModel: failure };
  }
}

/** For calls that came after as many as are run at once. */
export function refuseCall(call: ModelCall, most: number): ModelReply {
  const message = `Not run: at most ${most} calls are run at once. Answer from those, or call again.`;
  const failure = toolFailure(new PlotlineError('too_many_requests', message));
  return { ...call, response: failure, forModel: failure };
}

function unknownTool(name: string): PlotlineError {
  const known = Object.keys(tools).join(' and ');
  return new PlotlineError(
    'bad_request',
    `There is no tool ${JSON.stringify(name)}. The tools are ${known}.`,
  );
}
