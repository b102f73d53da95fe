import type { Plotly, PlotlyFigure } from './plotly.ts';

/** Plotly for a figure: the small bundle, or the large one where something is drawn by WebGL. */
export async function loadPlotly(figure: PlotlyFigure): Promise<Plotly> {
  const { default: plotly } = needsWebGl(figure)
    ? await import('plotly.js/dist/plotly-strict.min.js')
    : await import('plotly.js/dist/plotly-cartesian.min.js');
  return plotly;
}

function needsWebGl({ data }: PlotlyFigure): boolean {
  return data.some((trace) => {
    const type = typeof trace === 'object' && trace !== null ? Reflect.get(trace, 'type') : undefined;
    return typeof type === 'string' && (type.endsWith('gl') || type.endsWith('3d'));
  });
}
