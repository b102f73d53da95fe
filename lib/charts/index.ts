export { Channel, ChartSpec, ChartWish, Mark, marks } from './chart-spec.ts';
export { chooseCharts, chooseChartsForResult } from './choose-charts.ts';
export type { Attributes, Figure, Trace } from './figure/figure.ts';
export type { Theme } from './figure/theme.ts';
export { writeChart } from './python/write-chart.ts';
export { summarise } from './summarise.ts';
export { type AnswerChannel, type AnswerChart, toAnswerChart } from './to-answer-chart.ts';
export { toFigure } from './to-figure.ts';
export { validateChartSpec } from './validate-chart-spec.ts';
