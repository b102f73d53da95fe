import type { Series } from './color-series.ts';
import type { Datum } from './data.ts';
import type { SeriesContext } from './draw-series.ts';
import type { Attributes, Trace } from './figure.ts';
import { hoverTemplate } from './hover.ts';
import { exactValue } from './labels.ts';
import { withOpacity } from './theme.ts';

const mostMarkers = 60;

/** One line or area, left to right; a missing value is a gap. */
export function lineTrace(series: Series, context: SeriesContext): Trace {
  const { x, y, position } = context;
  const data = inOrder(series.data, context);
  const marked = data.length <= mostMarkers;
  const value = position.kind === 'date' ? '%{x}' : '%{customdata[0]}';
  return {
    type: 'scatter',
    ...(series.name === null ? {} : { name: series.name }),
    mode: marked ? 'lines+markers' : 'lines',
    x: data.map(position.at),
    y: data.map((datum) => datum.y),
    line: { color: series.color, width: 2 },
    ...(marked ? { marker: { color: series.color, size: 5 } } : {}),
    connectgaps: false,
    ...(context.spec.mark === 'area' ? areaFill(series, context) : {}),
    customdata: data.map((datum) => [position.name(datum), exactValue(datum.exact, y)]),
    hovertemplate: hoverTemplate(
      [
        [x.field ?? x.title, value],
        [y.title, '%{customdata[1]}'],
      ],
      series.name ?? '',
    ),
  };
}

function inOrder(data: readonly Datum[], { position }: SeriesContext): Datum[] {
  const places = new Map(position.cells.map((cell, index) => [cell, index]));
  const place = ({ x }: Datum) => places.get(x) ?? 0;
  return data.toSorted((left, right) => place(left) - place(right));
}

function areaFill(series: Series, { spec, series: all }: SeriesContext): Attributes {
  const fillcolor = withOpacity(series.color, 0.3);
  if (spec.stack === null || all.length === 1) return { fill: 'tozeroy', fillcolor };
  return {
    stackgroup: 'all',
    fillcolor: withOpacity(series.color, 0.7),
    ...(spec.stack === 'normalized' ? { groupnorm: 'fraction' } : {}),
  };
}
