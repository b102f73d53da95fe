export type PlotlyFigure = { data: readonly unknown[]; layout: object };
export type PictureOptions = { format: 'png' | 'svg'; width: number; height: number; scale?: number };

/** The part of Plotly that the page uses. */
export type Plotly = {
  react(element: HTMLElement, data: readonly unknown[], layout: unknown, config: unknown): Promise<unknown>;
  purge(element: HTMLElement): void;
  toImage(figure: PlotlyFigure & { config?: unknown }, options: PictureOptions): Promise<string>;
  Plots: { resize(element: HTMLElement): Promise<unknown> };
};
