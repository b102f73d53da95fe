import { z } from 'zod';
import { PlotlineError } from '#lib/base/index.ts';
import { Channel, ChartSpec, chooseChartsForResult, validateChartSpec } from '#lib/charts/index.ts';
import { type Column, isNumeric, isTemporal } from '#lib/datasets/index.ts';
import { storeChart } from '../tools/store-chart.ts';
import type { ToolOutcome, ToolTurn } from './call-tool.ts';
import { parseArguments } from './parse-arguments.ts';
import type { ModelCall } from './stream-step.ts';
import type { NamedResult, TurnResults } from './turn-results.ts';

/** A channel as a model writes it: only the column is needed. */
const LooseChannel = Channel.partial().required({ column: true });
type LooseChannel = z.infer<typeof LooseChannel>;

const ModelArguments = z.object({
  callId: z.string().nullable().default(null),
  spec: ChartSpec.extend({
    x: LooseChannel.nullable().default(null),
    y: LooseChannel.nullable().default(null),
    color: LooseChannel.nullable().default(null),
    facet: LooseChannel.nullable().default(null),
  }),
});

/** `make_chart` for the model: what it left out of the channels is taken from the Result's columns. */
export async function callMakeChart(call: ModelCall, { context, results }: ToolTurn): Promise<ToolOutcome> {
  const args = parseArguments(ModelArguments, call);
  const named = requireResult(args.callId, results);
  context.progress('Drawing a chart');
  const complete = (channel: LooseChannel | null) => completeChannel(channel, named);
  const spec = ChartSpec.parse({
    ...args.spec,
    x: complete(args.spec.x),
    y: complete(args.spec.y),
    color: complete(args.spec.color),
    facet: complete(args.spec.facet),
  });
  const [problem] = validateChartSpec(spec, named.result);
  if (problem !== undefined) throw new PlotlineError('invalid_input', problem);
  const alternatives = chooseChartsForResult(named.result).filter(({ mark }) => mark !== spec.mark);
  const chart = { args: { callId: named.callId, spec }, alternatives, result: named.result };
  const stored = await storeChart(call.id, chart, context);
  return { ...stored, forModel: { drawn: true, result: named.label, summary: stored.response.summary } };
}

function requireResult(name: string | null, results: TurnResults): NamedResult {
  const named = results.find(name);
  if (named !== undefined) return named;
  const labels = results.all().map(({ label }) => label);
  throw new PlotlineError(
    'invalid_input',
    labels.length === 0
      ? 'There is no result to draw yet. Call query_data first.'
      : `There is no result ${JSON.stringify(name)}. The results are ${labels.join(', ')}.`,
  );
}

function completeChannel(channel: LooseChannel | null, { label, result }: NamedResult): Channel | null {
  if (channel === null) return null;
  const column = result.columns.find(({ name }) => name === channel.column);
  if (column === undefined) {
    const known = result.columns.map(({ name }) => JSON.stringify(name)).join(', ');
    throw new PlotlineError(
      'invalid_input',
      `The result ${label} has no column ${JSON.stringify(channel.column)}. Its columns are ${known}.`,
    );
  }
  return Channel.parse({ field: null, type: typeOf(column), title: column.name, ...channel });
}

function typeOf({ type }: Column): Channel['type'] {
  if (isNumeric(type)) return 'quantitative';
  return isTemporal(type) ? 'temporal' : 'nominal';
}
