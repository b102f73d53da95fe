import type { Cell } from '#lib/datasets/browser.ts';
import type { Channel } from '../chart-spec.ts';
import { type Datum, groupBy } from './data.ts';
import { labelCells } from './labels.ts';
import { orderCells, withLast } from './order-cells.ts';
import type { ThemeColors } from './theme.ts';

export type Series = { name: string | null; color: string; data: Datum[] };

/** The colour of each group, the same in every facet; the sum of the rest is grey. */
export function colorSeries(
  channel: Channel | null,
  data: readonly Datum[],
  { colors, other }: { colors: ThemeColors; other: Cell },
): Series[] {
  const [first = colors.ink] = colors.series;
  if (channel === null) return [{ name: null, color: first, data: [...data] }];
  const cells = withLast(
    orderCells(channel, data, ({ color }) => color),
    other,
  );
  const labels = labelCells(cells, channel.timeUnit);
  const groups = groupBy(data, ({ color }) => color);
  return cells.map((cell, index) => ({
    name: labels.get(cell) ?? '',
    color:
      other !== null && cell === other
        ? colors.other
        : (colors.series[index % colors.series.length] ?? first),
    data: groups.get(cell) ?? [],
  }));
}
