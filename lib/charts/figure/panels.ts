import { formatExact } from '#lib/base/browser.ts';
import type { Channel } from '../chart-spec.ts';
import { baseAxis } from './axis.ts';
import { type Datum, distinct, groupBy } from './data.ts';
import type { Attributes, Json } from './figure.ts';
import { labelCells } from './labels.ts';
import { compareCells } from './order-cells.ts';
import type { ThemeColors } from './theme.ts';

/** One small chart of a figure: its rows and the names of its axes (`x`, `y`, `x2` …). */
export type Panel = { title: string | null; data: Datum[]; x: string; y: string };

const mostPanels = 12;

/** The rows by facet, at most twelve; without a facet one panel has them all. */
export function makePanels(
  facet: Channel | null,
  data: readonly Datum[],
): { panels: Panel[]; notes: string[] } {
  if (facet === null) return { panels: [{ title: null, data: [...data], x: 'x', y: 'y' }], notes: [] };
  const cells = distinct(data.map((datum) => datum.facet)).toSorted(compareCells);
  const groups = groupBy(data, (datum) => datum.facet);
  const labels = labelCells(cells, facet.timeUnit);
  const panels = cells.slice(0, mostPanels).map((cell, index) => {
    const number = index === 0 ? '' : String(index + 1);
    return { title: labels.get(cell) ?? '', data: groups.get(cell) ?? [], x: `x${number}`, y: `y${number}` };
  });
  const cut = cells.length > mostPanels;
  return {
    panels,
    notes: cut
      ? [
          `The first ${mostPanels} of ${formatExact(cells.length)} values of ${facet.title} have a chart of their own.`,
        ]
      : [],
  };
}

type Axes = { x: Attributes; y: Attributes; colors: ThemeColors };

/** The axes of all panels in a grid, with the same range, named once at the edge; a title above each panel. */
export function layPanels(panels: readonly Panel[], { x, y, colors }: Axes): Attributes {
  if (panels.length === 1 && panels[0]?.title === null) return { xaxis: x, yaxis: y };
  const columns = Math.ceil(Math.sqrt(panels.length));
  const rows = Math.ceil(panels.length / columns);
  const layout: Attributes = {};
  const annotations: Json[] = [];
  for (const [index, panel] of panels.entries()) {
    const column = index % columns;
    const row = Math.floor(index / columns);
    const across = domain(column, columns, 0.04);
    const [bottom, top] = domain(rows - 1 - row, rows, rows > 1 ? 0.2 : 0);
    const last = index + columns >= panels.length;
    layout[panel.x.replace('x', 'xaxis')] = panelAxis(x, {
      domain: across,
      anchor: panel.y,
      matches: 'x',
      titled: last,
    });
    layout[panel.y.replace('y', 'yaxis')] = panelAxis(y, {
      domain: [bottom, top],
      anchor: panel.x,
      matches: 'y',
      titled: column === 0,
    });
    annotations.push(panelTitle(panel.title ?? '', { x: across[0], y: top, colors }));
  }
  return { ...layout, annotations };
}

function domain(index: number, count: number, gap: number): [number, number] {
  const size = (1 - gap * (count - 1)) / count;
  const start = index * (size + gap);
  return [round(start), round(start + size)];
}

const round = (value: number) => Number(value.toFixed(4));

type PanelAxis = { domain: [number, number]; anchor: string; matches: 'x' | 'y'; titled: boolean };

function panelAxis(axis: Attributes, { domain: range, anchor, matches, titled }: PanelAxis): Attributes {
  const first = anchor === 'x' || anchor === 'y';
  return {
    ...axis,
    domain: range,
    anchor,
    ...(first ? {} : { matches }),
    ...(titled ? {} : { title: { text: '' }, showticklabels: matches === 'x' }),
  };
}

function panelTitle(text: string, { x, y, colors }: { x: number; y: number; colors: ThemeColors }): Json {
  return {
    text,
    x,
    y,
    xref: 'paper',
    yref: 'paper',
    xanchor: 'left',
    yanchor: 'bottom',
    showarrow: false,
    font: { size: 12, color: colors.ink },
  };
}

/** An axis without ticks or title, for charts that name their parts themselves. */
export function hiddenAxis(colors: ThemeColors): Attributes {
  return { ...baseAxis(null, colors), visible: false };
}
