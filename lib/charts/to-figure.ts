import type { Result } from '#lib/datasets/browser.ts';
import type { ChartSpec } from './chart-spec.ts';
import { readData } from './figure/data.ts';
import { drawBoxes } from './figure/draw-boxes.ts';
import { drawHeatmap } from './figure/draw-heatmap.ts';
import { drawHistogram } from './figure/draw-histogram.ts';
import { drawPie } from './figure/draw-pie.ts';
import { drawPoints } from './figure/draw-points.ts';
import { drawSeries } from './figure/draw-series.ts';
import type { Attributes, Drawing, Figure } from './figure/figure.ts';
import { fontFamily, type Theme, type ThemeColors, themes } from './figure/theme.ts';

/**
 * A chart as a Plotly figure (plotly.js 4; its cartesian bundle, or one with WebGL where `needsWebgl`). The
 * background is transparent and the title is left to the page. Text of the data is escaped. `notes` are
 * sentences on what was left out. The spec must be valid for the Result (`validateChartSpec`).
 */
export function toFigure(
  spec: ChartSpec,
  result: Result,
  { theme = 'light' }: { theme?: Theme } = {},
): Figure {
  const colors = themes[theme];
  const { traces, layout, notes, needsWebgl = false } = draw(spec, result, colors);
  const cut = result.truncated
    ? [`Drawn from the first ${format(result.rows.length)} of ${format(result.totalRows)} rows.`]
    : [];
  return {
    data: traces,
    layout: merge(baseLayout(spec, colors), layout),
    config: {
      displaylogo: false,
      responsive: true,
      scrollZoom: false,
      typesetMath: false,
      doubleClick: 'reset',
    },
    notes: [...cut, ...notes],
    needsWebgl,
  };
}

const format = (value: number) => value.toLocaleString('en-US');

function draw(spec: ChartSpec, result: Result, colors: ThemeColors): Drawing {
  switch (spec.mark) {
    case 'point':
      return drawPoints(spec, readData(spec, result), colors);
    case 'arc':
      return drawPie(spec, readData(spec, result), colors);
    case 'rect':
      return drawHeatmap(spec, result, colors);
    case 'boxplot':
      return drawBoxes(spec, result, colors);
    default:
      return spec.mark === 'bar' && spec.y === null
        ? drawHistogram(spec, readData(spec, result), colors)
        : drawSeries(spec, readData(spec, result), colors);
  }
}

function baseLayout({ color }: ChartSpec, colors: ThemeColors): Attributes {
  return {
    autosize: true,
    font: { family: fontFamily, size: 12, color: colors.ink },
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    margin: { l: 48, r: 16, t: 24, b: 40 },
    hovermode: 'closest',
    dragmode: false,
    hoverlabel: {
      align: 'left',
      namelength: -1,
      bgcolor: colors.surface,
      bordercolor: colors.axis,
      font: { color: colors.ink },
    },
    legend: { orientation: 'h', x: 0, y: 1.02, xanchor: 'left', yanchor: 'bottom', itemsizing: 'constant' },
    showlegend: color !== null,
    separators: '.,',
  };
}

/** Margins are joined, anything else is replaced. */
function merge(base: Attributes, layout: Attributes): Attributes {
  return { ...base, ...layout, margin: { ...Object(base.margin), ...Object(layout.margin) } };
}
