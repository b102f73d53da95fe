import type { Plotly } from './plotly.ts';

/** Plotly for a figure: the small bundle, or the large one where something is drawn by WebGL. */
export async function loadPlotly({ needsWebgl }: { needsWebgl: boolean }): Promise<Plotly> {
  const { default: plotly } = needsWebgl
    ? await import('plotly.js/dist/plotly-strict.min.js')
    : await import('plotly.js/dist/plotly-cartesian.min.js');
  return plotly;
}
