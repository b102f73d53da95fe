import type { Aggregate, TimeUnit } from '#lib/analysis/browser.ts';
import type { Channel, ChartSpec, Mark } from './chart-spec.ts';

/** A channel as the command line prints it; a count needs no field. */
export type AnswerChannel = {
  field?: string;
  aggregate?: Aggregate;
  bin?: true;
  timeUnit?: TimeUnit;
};

export type AnswerChart = {
  mark: Mark;
  x: AnswerChannel | null;
  y: AnswerChannel | null;
  color: AnswerChannel | null;
  /** The facet. */
  column: AnswerChannel | null;
};

/** The chart in the command line's form (contract: ask-cli). */
export function toAnswerChart({ mark, x, y, color, facet }: ChartSpec): AnswerChart {
  const counted = mark === 'bar' && x?.bin && y === null;
  return {
    mark,
    x: toChannel(x),
    y: counted ? { aggregate: 'count' } : toChannel(y),
    color: toChannel(color),
    column: toChannel(facet),
  };
}

function toChannel(channel: Channel | null): AnswerChannel | null {
  if (channel === null) return null;
  return {
    ...(channel.field === null ? {} : { field: channel.field }),
    ...(channel.aggregate === null ? {} : { aggregate: channel.aggregate }),
    ...(channel.bin ? { bin: true as const } : {}),
    ...(channel.timeUnit === null ? {} : { timeUnit: channel.timeUnit }),
  };
}
