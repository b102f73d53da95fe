import type { Channel, ChartSpec } from '../chart-spec.ts';

/** A ChartSpec with everything that is not said empty; the title is made from the channels. */
export function spec(parts: Pick<ChartSpec, 'mark' | 'x' | 'y'> & Partial<ChartSpec>): ChartSpec {
  const whole: ChartSpec = {
    title: '',
    color: null,
    facet: null,
    stack: null,
    orientation: 'vertical',
    ...parts,
  };
  return { ...whole, title: parts.title ?? titleOf(whole) };
}

function titleOf({ mark, x, y, color, facet }: ChartSpec): string {
  if (mark === 'boxplot') return `Distribution of ${y?.title ?? ''}${by([x, color, facet])}`;
  if (mark === 'bar' && x?.bin && (y === null || isRowCount(y))) {
    return `Distribution of ${x.field ?? x.column}${by([color, facet])}`;
  }
  if (mark === 'rect') return `${color?.title ?? ''}${by([x, y])}`;
  if (mark === 'arc') return `${y?.title ?? ''}${by([color])}`;
  if (mark === 'point' && x?.type === 'quantitative' && !x.bin) {
    return `${y?.title ?? ''} against ${x.title}${by([color, facet])}`;
  }
  return `${y?.title ?? ''}${by([x, color, facet])}`;
}

function isRowCount(channel: Channel): boolean {
  return channel.aggregate === 'count' && channel.field === null;
}

function by(channels: readonly (Channel | null)[]): string {
  const titles = channels.flatMap((channel) => (channel === null ? [] : [channel.title]));
  return titles.length === 0 ? '' : ` by ${titles.join(' and ')}`;
}
