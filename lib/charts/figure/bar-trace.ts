import { formatShort } from '#lib/base/browser.ts';
import type { Series } from './color-series.ts';
import type { SeriesContext } from './draw-series.ts';
import type { Attributes, Trace } from './figure.ts';
import { hoverTemplate } from './hover.ts';
import { exactValue } from './labels.ts';

const mostLabelled = 15;

/** One series of bars; few single bars carry their value. */
export function barTrace(series: Series, context: SeriesContext): Trace {
  const { spec, x, y, position, colors } = context;
  const horizontal = spec.orientation === 'horizontal';
  const places = series.data.map(position.at);
  const values = series.data.map((datum) => datum.y);
  const widths = series.data.map(position.width);
  const labelled = context.series.length === 1 && position.cells.length <= mostLabelled && !x.bin;
  return {
    type: 'bar',
    ...(series.name === null ? {} : { name: series.name }),
    orientation: horizontal ? 'h' : 'v',
    x: horizontal ? values : places,
    y: horizontal ? places : values,
    ...(widths.every((width) => width !== null) && widths.length > 0 ? { width: widths } : {}),
    marker: { color: series.color, line: { width: x.bin ? 1 : 0, color: colors.surface } },
    ...(labelled ? barLabels(series, context) : {}),
    customdata: series.data.map((datum) => [position.name(datum), exactValue(datum.exact, y)]),
    hovertemplate: hoverTemplate(
      [
        [x.field ?? x.title, '%{customdata[0]}'],
        [y.title, '%{customdata[1]}'],
      ],
      series.name ?? '',
    ),
  };
}

function barLabels({ data }: Series, { y, colors }: SeriesContext): Attributes {
  const short = (value: number) => (y.percent ? `${formatShort(value * 100)}%` : formatShort(value));
  return {
    text: data.map((datum) => (datum.y === null ? '' : short(datum.y))),
    textposition: 'outside',
    textangle: 0,
    cliponaxis: false,
    textfont: { size: 11, color: colors.inkFaint },
  };
}

export function barLayout({ spec, x, series }: SeriesContext): Attributes {
  const stacked = series.length > 1 && spec.stack !== 'grouped';
  return {
    barmode: stacked ? 'relative' : 'group',
    ...(spec.stack === 'normalized' && stacked ? { barmode: 'stack', barnorm: 'fraction' } : {}),
    bargap: x.bin ? 0 : 0.25,
    bargroupgap: stacked || series.length === 1 ? 0 : 0.06,
  };
}
