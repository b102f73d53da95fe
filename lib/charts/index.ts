export { Channel, ChartSpec, ChartWish, Mark, marks } from './chart-spec.ts';
export { chooseCharts, chooseChartsForResult } from './choose-charts.ts';
export { type AnswerChannel, type AnswerChart, toAnswerChart } from './to-answer-chart.ts';
export { validateChartSpec } from './validate-chart-spec.ts';
