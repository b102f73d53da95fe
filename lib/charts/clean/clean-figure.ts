import type { Attributes, Figure, Json, Trace } from '../figure/figure.ts';
import { type Budget, cleanValue } from './clean-value.ts';

export type CleanedFigure = {
  /** null where nothing is left that may be drawn. */
  figure: Figure | null;
  /** What was left out, in sentences for a person. */
  notes: string[];
};

const mostTraces = 300;
const mostValues = 2_000_000;
const mostCharacters = 8 * 1024 * 1024;

/** Kinds of trace that draw from their own data alone. Maps ask other hosts for tiles and borders. */
const traceTypes = new Set(
  `bar barpolar box candlestick carpet cone contour contourcarpet funnel funnelarea heatmap histogram histogram2d
  histogram2dcontour icicle image indicator isosurface mesh3d ohlc parcats parcoords pie sankey scatter scatter3d
  scattercarpet scattergl scatterpolar scatterpolargl scattersmith scatterternary splom streamtube sunburst surface
  table treemap violin volume waterfall`.split(/\s+/),
);

/** Those that the page's first, smaller bundle of Plotly draws. */
const smallBundle = new Set([
  ...['bar', 'box', 'contour', 'heatmap', 'histogram', 'histogram2d', 'histogram2dcontour'],
  ...['image', 'pie', 'scatter', 'scatterternary', 'violin'],
]);

const layoutKeys =
  /^(?:title|font|showlegend|legend\d*|colorway|colorscale|coloraxis\d*|[xyz]axis\d*|polar\d*|ternary\d*|scene\d*|smith\d*|annotations|shapes|images|updatemenus|sliders|margin|width|height|autosize|separators|template|hover(?:mode|label|distance|subplots)|spikedistance|paper_bgcolor|plot_bgcolor|grid|bar(?:mode|norm|gap|groupgap|cornerradius)|box(?:mode|gap|groupgap)|violin(?:mode|gap|groupgap)|scatter(?:mode|gap)|funnel(?:mode|gap|groupgap)|waterfall(?:mode|gap|groupgap)|(?:pie|funnelarea|sunburst|treemap|icicle)colorway|extend(?:pie|funnelarea|sunburst|treemap|icicle)colors|hiddenlabels|uniformtext|dragmode|clickmode|selectdirection|minreducedwidth|minreducedheight|calendar|computed|transition|modebar|uirevision)$/;

/**
 * A Plotly figure that code made, copied through an allow-list: kinds of trace that load nothing, known parts of a
 * layout, labels without scripts, and no address but of pictures within the figure itself.
 */
export function cleanFigure(figure: Readonly<Record<string, unknown>>): CleanedFigure {
  const budget: Budget = { values: mostValues, characters: mostCharacters };
  const notes: string[] = [];
  const data = cleanTraces(figure.data, budget, notes);
  const layout = cleanLayout(figure.layout, budget);
  if (budget.values < 0 || budget.characters < 0) {
    return {
      figure: null,
      notes: ['The figure is too large to show: draw fewer points, or group them first.'],
    };
  }
  if (data.length === 0 && !hasMarks(layout)) return { figure: null, notes };
  return { figure: { data, layout, config: {}, notes, needsWebgl: !data.every(isSmall) }, notes };
}

function cleanTraces(traces: unknown, budget: Budget, notes: string[]): Trace[] {
  const list = Array.isArray(traces) ? traces : [];
  if (list.length > mostTraces)
    notes.push(`Only ${mostTraces} of the figure's ${list.length} series are drawn.`);
  return list.slice(0, mostTraces).flatMap((trace) => cleanTrace(trace, budget, notes));
}

function cleanTrace(trace: unknown, budget: Budget, notes: string[]): Trace[] {
  if (typeof trace !== 'object' || trace === null || Array.isArray(trace)) return [];
  const type = 'type' in trace ? trace.type : 'scatter';
  if (typeof type !== 'string') return [];
  if (!traceTypes.has(type)) {
    notes.push(`A part of the figure was left out: “${type.slice(0, 30)}” is not drawn here.`);
    return [];
  }
  const cleaned = asObject(cleanValue(trace, budget, { key: 'trace', depth: 0 }));
  return [{ ...cleaned, type }];
}

function cleanLayout(layout: unknown, budget: Budget): Attributes {
  if (typeof layout !== 'object' || layout === null || Array.isArray(layout)) return {};
  const known = Object.fromEntries(Object.entries(layout).filter(([key]) => layoutKeys.test(key)));
  return asObject(cleanValue(known, budget, { key: 'layout', depth: 0 }));
}

function asObject(value: Json | undefined): Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function isSmall({ type }: Trace): boolean {
  return smallBundle.has(type);
}

function hasMarks(layout: Attributes): boolean {
  return ['annotations', 'shapes', 'images'].some((key) => {
    const marks = layout[key];
    return Array.isArray(marks) && marks.length > 0;
  });
}
