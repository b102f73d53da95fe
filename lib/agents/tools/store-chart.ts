import { type ChartSpec, summarise, toFigure } from '#lib/charts/index.ts';
import type { MakeChartArguments, MakeChartResponse } from '#lib/contracts/index.ts';
import type { Result } from '#lib/datasets/index.ts';
import type { TurnContext } from '../turn-context.ts';

export type Chart = { args: MakeChartArguments; alternatives: readonly ChartSpec[]; result: Result };

export type StoredChart = { response: MakeChartResponse; artifactDelta: Record<string, number> };

/** The response of `make_chart`; its Plotly figure (light theme) is kept as an artifact of the session. */
export async function storeChart(
  callId: string,
  { args, alternatives, result }: Chart,
  context: Pick<TurnContext, 'saveArtifact'>,
): Promise<StoredChart> {
  const { spec } = args;
  const figure = new TextEncoder().encode(JSON.stringify(toFigure(spec, result)));
  const { name, version } = await context.saveArtifact(`figure-${callId}.json`, 'application/json', figure);
  const response = {
    callId: args.callId ?? callId,
    spec,
    alternatives: [...alternatives],
    summary: summarise(spec, result),
    artifact: name,
  };
  return { response, artifactDelta: { [name]: version } };
}
