import type { ChartSpec } from '#lib/charts/index.ts';
import type { MakeChartArguments, MakeChartResponse } from '#lib/contracts/index.ts';
import type { Result } from '#lib/datasets/index.ts';
import type { TurnContext } from '../turn-context.ts';

export type Chart = { args: MakeChartArguments; alternatives: readonly ChartSpec[]; result: Result };

/** The response of `make_chart`; the page draws the figure from the spec and the Result. */
export async function storeChart(
  callId: string,
  { args, alternatives }: Chart,
  _context: Pick<TurnContext, 'saveArtifact'>,
): Promise<{ response: MakeChartResponse; artifactDelta: Record<string, number> }> {
  const { spec } = args;
  return {
    response: {
      callId: args.callId ?? callId,
      spec,
      alternatives: [...alternatives],
      summary: spec.title,
      artifact: null,
    },
    artifactDelta: {},
  };
}
