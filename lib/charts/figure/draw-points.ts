import { formatExact } from '#lib/base/browser.ts';
import type { Cell } from '#lib/datasets/browser.ts';
import { toNumber } from '../cells.ts';
import type { Channel, ChartSpec } from '../chart-spec.ts';
import { numberAxis } from './axis.ts';
import { colorSeries, type Series } from './color-series.ts';
import type { Datum } from './data.ts';
import type { Drawing, Trace } from './figure.ts';
import { hoverTemplate } from './hover.ts';
import { titleText } from './labels.ts';
import { layPanels, makePanels } from './panels.ts';
import { type Position, placeAlong } from './position.ts';
import { reduceGroups } from './reduce.ts';
import type { ThemeColors } from './theme.ts';

const mostPoints = 50_000;
const mostSvgPoints = 5_000;
const mostSeries = 8;

type Context = {
  x: Channel;
  y: Channel;
  color: Channel | null;
  across: Position;
  up: Position;
  webgl: boolean;
};

/** A scatter. Above 5,000 points it needs WebGL, above 50,000 every n-th point is drawn. */
export function drawPoints(spec: ChartSpec, data: readonly Datum[], colors: ThemeColors): Drawing {
  const { x, y, color, facet } = spec;
  if (x === null || y === null) return { traces: [], layout: {}, notes: [] };
  const { points, across, up, notes: placeNotes } = placePoints(data, x, y);
  const sampled = sample(points);
  const groups = color !== null && color.type !== 'quantitative' ? color : null;
  const hues = groups
    ? reduceGroups(sampled.data, { key: 'color', channel: groups, value: null, most: mostSeries })
    : { data: sampled.data, notes: [], other: null };
  const { panels, notes } = makePanels(facet, hues.data);
  const series = colorSeries(groups, hues.data, { colors, other: null });
  const webgl = hues.data.length > mostSvgPoints;
  const context: Context = { x, y, color, across, up, webgl };
  const traces = panels.flatMap((panel, place) => {
    const inside = new Set(panel.data);
    return series.map((each) => ({
      ...pointTrace({ ...each, data: each.data.filter((datum) => inside.has(datum)) }, context, colors),
      ...(panels.length > 1 ? { xaxis: panel.x, yaxis: panel.y } : {}),
      ...(series.length > 1 ? { legendgroup: each.name, showlegend: place === 0 } : {}),
    }));
  });
  const axes = { x: pointAxis(x, across, colors), y: pointAxis(y, up, colors), colors };
  return {
    traces,
    layout: { ...layPanels(panels, axes), showlegend: series.length > 1 },
    notes: [...placeNotes, ...sampled.notes, ...hues.notes, ...notes],
    needsWebgl: webgl,
  };
}

/** Both places of a point; `up` reads the y cell as `placeAlong` reads x. */
function placePoints(data: readonly Datum[], x: Channel, y: Channel) {
  const horizontal = placeAlong(x, data, null);
  const turned = horizontal.placed.map((datum) => ({ ...datum, x: datum.exact, source: datum }));
  const vertical = placeAlong(y, turned, null);
  const kept = new Set<Datum>(vertical.placed);
  const points = turned.filter((datum) => kept.has(datum)).map(({ source }) => source);
  const left = data.length - points.length;
  return {
    points,
    across: horizontal.position,
    up: vertical.position,
    notes:
      left === 0
        ? []
        : [`${formatExact(left)} of ${formatExact(data.length)} rows lack a value and are not drawn.`],
  };
}

function sample(points: readonly Datum[]): { data: Datum[]; notes: string[] } {
  if (points.length <= mostPoints) return { data: [...points], notes: [] };
  const step = points.length / mostPoints;
  const data = Array.from({ length: mostPoints }, (_, index) => points[Math.floor(index * step)]).filter(
    (datum) => datum !== undefined,
  );
  return {
    data,
    notes: [`${formatExact(mostPoints)} of ${formatExact(points.length)} points are drawn, evenly picked.`],
  };
}

function pointAxis(channel: Channel, position: Position, colors: ThemeColors) {
  if (position.kind !== 'number') return position.axis(colors);
  return {
    ...numberAxis(channel.title, colors),
    showgrid: true,
    ...(channel.percent ? { tickformat: '.3~%' } : {}),
  };
}

function pointTrace(series: Series, context: Context, colors: ThemeColors): Trace {
  const { x, y, color, across, up, webgl } = context;
  const { data } = series;
  const shaded = color !== null && color.type === 'quantitative';
  const turn = (datum: Datum): Datum => ({ ...datum, x: datum.exact });
  return {
    type: webgl ? 'scattergl' : 'scatter',
    mode: 'markers',
    ...(series.name === null ? {} : { name: series.name }),
    x: data.map(across.at),
    y: data.map((datum) => up.at(turn(datum))),
    marker: {
      size: data.length > 1000 ? 5 : 7,
      opacity: data.length > 200 ? 0.55 : 0.8,
      line: { width: 0 },
      ...(shaded ? shade(data, color, colors) : { color: series.color }),
    },
    hovertemplate: hoverTemplate(pointLines({ x, y, across, up }), series.name ?? ''),
  };
}

function pointLines({ x, y, across, up }: Pick<Context, 'x' | 'y' | 'across' | 'up'>) {
  const shown = (axis: 'x' | 'y', { kind }: Position) => (kind === 'number' ? `%{${axis}:,}` : `%{${axis}}`);
  return [
    [x.title, shown('x', across)],
    [y.title, shown('y', up)],
  ] as const;
}

function shade(data: readonly Datum[], color: Channel, colors: ThemeColors) {
  return {
    color: data.map((datum): Cell => toNumber(datum.color)),
    colorscale: visibleScale(colors),
    showscale: true,
    colorbar: { title: { text: titleText(color.title), side: 'right' }, thickness: 12, outlinewidth: 0 },
  };
}

/** Without the shade nearest to the surface, in which a point would not be seen. */
function visibleScale({ sequential }: ThemeColors): [number, string][] {
  const shades = sequential.slice(1).map(([, color]) => color);
  return shades.map((color, index) => [index / (shades.length - 1), color]);
}
