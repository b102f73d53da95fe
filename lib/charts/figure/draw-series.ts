import { formatExact } from '#lib/base/browser.ts';
import type { Cell } from '#lib/datasets/browser.ts';
import type { Channel, ChartSpec } from '../chart-spec.ts';
import { valueAxis } from './axis.ts';
import { barLayout, barTrace } from './bar-trace.ts';
import { colorSeries, type Series } from './color-series.ts';
import type { Datum } from './data.ts';
import { directLabels } from './direct-labels.ts';
import type { Drawing, Trace } from './figure.ts';
import { lineTrace } from './line-trace.ts';
import { layPanels, makePanels, type Panel } from './panels.ts';
import { type Position, placeAlong } from './position.ts';
import { reduceGroups } from './reduce.ts';
import { tellApart } from './tell-apart.ts';
import type { ThemeColors } from './theme.ts';

const mostCategories = 50;
const mostSeries = 8;

/** What bars, lines and areas share: groups along an axis, one number for each, perhaps in series and facets. */
export type SeriesContext = {
  spec: ChartSpec;
  x: Channel;
  y: Channel;
  position: Position;
  series: Series[];
  panels: Panel[];
  colors: ThemeColors;
};

/** Bars, lines and areas. */
export function drawSeries(spec: ChartSpec, data: readonly Datum[], colors: ThemeColors): Drawing {
  const { x, y, color, facet } = spec;
  if (x === null || y === null) return { traces: [], layout: {}, notes: [] };
  const categories =
    x.type === 'quantitative' || x.type === 'temporal'
      ? { data: [...data], notes: [], other: null }
      : reduceGroups(spec.mark === 'bar' ? tellApart(data) : data, {
          key: 'x',
          channel: x,
          value: y,
          most: mostCategories,
        });
  // A line of the rest added up would tower over the others.
  const hues = reduceSeries(color, categories.data, spec.mark === 'line' ? null : y);
  const { position, placed, left } = placeAlong(x, hues.data, categories.other);
  const { panels, notes } = makePanels(facet, placed);
  const series = colorSeries(color, placed, { colors, other: hues.other });
  const context: SeriesContext = { spec, x, y, position, series, panels, colors };
  const leftOut =
    left === 0
      ? []
      : [
          `${formatExact(left)} of ${formatExact(data.length)} groups have no ${x.field ?? x.title} and are not drawn.`,
        ];
  return {
    traces: tracesOf(context),
    layout: layoutOf(context),
    notes: [...categories.notes, ...hues.notes, ...notes, ...leftOut],
  };
}

function reduceSeries(
  color: Channel | null,
  data: readonly Datum[],
  value: Channel | null,
): { data: Datum[]; notes: string[]; other: Cell } {
  if (color === null) return { data: [...data], notes: [], other: null };
  return reduceGroups(data, { key: 'color', channel: color, value, most: mostSeries });
}

function tracesOf({ panels, series, ...context }: SeriesContext): Trace[] {
  const trace = context.spec.mark === 'bar' ? barTrace : lineTrace;
  return panels.flatMap((panel, place) => {
    const inside = new Set(panel.data);
    return series
      .map((each) => ({ ...each, data: each.data.filter((datum) => inside.has(datum)) }))
      .filter((each) => each.data.length > 0 || place === 0)
      .map((each) => ({
        ...trace(each, { ...context, panels, series }),
        ...(panels.length > 1 ? { xaxis: panel.x, yaxis: panel.y } : {}),
        ...(series.length > 1 ? { legendgroup: each.name, showlegend: place === 0 } : {}),
      }));
  });
}

function layoutOf(context: SeriesContext): Drawing['layout'] {
  const { spec, y, position, colors, panels, series } = context;
  const normalized = spec.stack === 'normalized' && series.length > 1;
  const shares: Channel = normalized ? { ...y, title: `Share of ${y.title}`, percent: true } : y;
  // One value shows no course; an axis around it would name numbers that are not there.
  const fromZero = spec.mark !== 'line' || position.cells.length < 2;
  const groups = position.axis(colors);
  const values = valueAxis(shares, colors, fromZero);
  const labels = directLabels(context);
  const horizontal = spec.mark === 'bar' && spec.orientation === 'horizontal';
  const axes = horizontal
    ? { x: values, y: { ...groups, autorange: 'reversed', title: { ...Object(groups.title), standoff: 4 } } }
    : { x: groups, y: values };
  return {
    ...layPanels(panels, { ...axes, colors }),
    ...(spec.mark === 'bar' ? barLayout(context) : {}),
    ...(labels === null ? { showlegend: series.length > 1 } : labels),
  };
}
