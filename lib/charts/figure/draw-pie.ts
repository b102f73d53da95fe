import { formatExact } from '#lib/base/browser.ts';
import type { ChartSpec } from '../chart-spec.ts';
import { type Datum, groupBy } from './data.ts';
import type { Drawing } from './figure.ts';
import { hoverTemplate } from './hover.ts';
import { exactValue, labelCells } from './labels.ts';
import { orderCells, withLast } from './order-cells.ts';
import { reduceGroups } from './reduce.ts';
import type { ThemeColors } from './theme.ts';

const mostSlices = 8;

/** Parts of a whole, largest first from the top; the smallest beyond eight are one slice. */
export function drawPie(spec: ChartSpec, data: readonly Datum[], colors: ThemeColors): Drawing {
  const { color, y } = spec;
  if (color === null || y === null) return { traces: [], layout: {}, notes: [] };
  const positive = data.filter((datum) => (datum.y ?? 0) > 0);
  const left = data.length - positive.length;
  const additive = { ...y, percent: true };
  const {
    data: kept,
    notes,
    other,
  } = reduceGroups(positive, {
    key: 'color',
    channel: color,
    value: additive,
    most: mostSlices,
  });
  const cells = withLast(
    orderCells(color, kept, (datum) => datum.color),
    other,
  );
  const labels = labelCells(cells, color.timeUnit);
  const groups = groupBy(kept, (datum) => datum.color);
  const sums = cells.map((cell) => (groups.get(cell) ?? []).reduce((sum, datum) => sum + (datum.y ?? 0), 0));
  return {
    traces: [
      {
        type: 'pie',
        labels: cells.map((cell) => labels.get(cell) ?? ''),
        values: sums,
        sort: false,
        direction: 'clockwise',
        hole: 0.45,
        textinfo: 'label+percent',
        textposition: 'outside',
        automargin: true,
        showlegend: false,
        marker: { colors: sliceColors(cells, other, colors), line: { width: 2, color: colors.surface } },
        customdata: sums.map((sum) => exactValue(sum, y)),
        hovertemplate: hoverTemplate([
          [null, '%{label}'],
          [y.title, '%{customdata} (%{percent})'],
        ]),
      },
    ],
    layout: {},
    notes:
      left === 0
        ? notes
        : [
            ...notes,
            `${formatExact(left)} of ${formatExact(data.length)} groups have no positive value and no slice.`,
          ],
  };
}

function sliceColors(cells: readonly unknown[], other: unknown, colors: ThemeColors): string[] {
  return cells.map((cell, index) =>
    other !== null && cell === other
      ? colors.other
      : (colors.series[index % colors.series.length] ?? colors.other),
  );
}
