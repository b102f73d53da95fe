import { fontFamily, type Theme, type ThemeColors, themes } from './theme.ts';

/** Colours that Plotly's own template gives (plotly.py 6, `plotly`), in order. */
const usualColors = [
  '#636efa',
  '#ef553b',
  '#00cc96',
  '#ab63fa',
  '#ffa15a',
  '#19d3f3',
  '#ff6692',
  '#b6e880',
  '#ff97ff',
  '#fecb52',
];

type Parts = { data: readonly unknown[]; layout: Record<string, unknown> };

/**
 * A figure that code drew, in the page's dress: what the code left to Plotly's template takes our font, grid and
 * colours; what it chose stays. The title is left off where the page says it already.
 */
export function dressFigure(
  { data, layout }: Parts,
  { theme, hasHeading }: { theme: Theme; hasHeading: boolean },
): Parts {
  const colors = themes[theme];
  const { title, margin, ...rest } = layout;
  return {
    data: data.map((trace) => recolor(trace, colors)),
    layout: {
      ...rest,
      ...(!hasHeading && title !== undefined && { title }),
      // The axes make the room that their names need.
      margin: margin ?? { t: hasHeading ? 24 : 64, r: 24, b: 40, l: 40 },
      template: templateOf(colors, hasHeading),
    },
  };
}

/** Where our own charts have it: beside the plot it takes half of a narrow page. */
const aboveThePlot = { orientation: 'h', x: 0, xanchor: 'left', y: 1.02, yanchor: 'bottom' };

function templateOf(
  { ink, inkFaint, grid, axis, series, sequential, diverging }: ThemeColors,
  hasHeading: boolean,
) {
  const axisStyle = {
    gridcolor: grid,
    linecolor: axis,
    zerolinecolor: axis,
    automargin: true,
    tickfont: { color: inkFaint },
    title: { standoff: 12, font: { size: 12, color: inkFaint } },
  };
  const background = 'rgba(0,0,0,0)';
  return {
    layout: {
      font: { family: fontFamily, size: 12, color: ink },
      paper_bgcolor: background,
      plot_bgcolor: background,
      colorway: [...series],
      colorscale: { sequential, diverging, sequentialminus: sequential },
      xaxis: axisStyle,
      yaxis: axisStyle,
      polar: { bgcolor: background, angularaxis: axisStyle, radialaxis: axisStyle },
      legend: { font: { color: inkFaint }, ...(hasHeading && aboveThePlot) },
    },
  };
}

/** plotly.express writes its template's colours into the traces. */
function recolor(value: unknown, colors: ThemeColors): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'color' && typeof inner === 'string' ? ourColor(inner, colors) : recolor(inner, colors),
    ]),
  );
}

function ourColor(color: string, { series }: ThemeColors): string {
  const place = usualColors.indexOf(color.toLowerCase());
  return place < 0 ? color : (series[place % series.length] ?? color);
}
