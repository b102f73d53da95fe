export { Channel, ChartSpec, ChartWish, Mark, marks } from './chart-spec.ts';
export { cleanFigure } from './clean/clean-figure.ts';
export { dressFigure } from './figure/dress-figure.ts';
export type { Attributes, Figure, Trace } from './figure/figure.ts';
export type { Theme } from './figure/theme.ts';
export { summarise } from './summarise.ts';
export { toFigure } from './to-figure.ts';
export { validateChartSpec } from './validate-chart-spec.ts';
