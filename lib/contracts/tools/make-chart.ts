import { z } from 'zod';
import { ChartSpec } from '#lib/charts/index.ts';

/** Tool `make_chart`: draws a ChartSpec over the Result of an earlier `query_data` call of the same turn. */
export const MakeChartArguments = z.object({
  /** Id of that `query_data` call; null is the latest. */
  callId: z.string().nullable().default(null),
  spec: ChartSpec,
});
export type MakeChartArguments = z.infer<typeof MakeChartArguments>;

export const MakeChartResponse = z.object({
  callId: z.string(),
  spec: ChartSpec,
  /** The other charts that suit the Result. */
  alternatives: z.array(ChartSpec),
  /** One sentence that says what the chart shows. */
  summary: z.string(),
  /** Name of the session's artifact with the Plotly figure as JSON. */
  artifact: z.string().nullable(),
});
export type MakeChartResponse = z.infer<typeof MakeChartResponse>;
