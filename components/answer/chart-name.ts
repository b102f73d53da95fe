import type { ChartSpec, Mark } from '#lib/charts/browser.ts';

const names: Record<Mark, string> = {
  bar: 'Bar',
  line: 'Line',
  area: 'Area',
  point: 'Scatter',
  arc: 'Pie',
  boxplot: 'Box',
  rect: 'Heatmap',
};

/** What people call a chart. */
export function chartName({ mark, x, stack, orientation, facet }: ChartSpec): string {
  if (mark === 'bar' && x?.bin) return 'Histogram';
  if (mark === 'bar' && stack === 'stacked') return 'Stacked bar';
  if (mark === 'bar' && stack === 'normalized') return 'Stacked bar, 100 %';
  if (mark === 'bar' && stack === 'grouped') return 'Grouped bar';
  if (mark === 'bar' && orientation === 'horizontal') return 'Horizontal bar';
  if (mark === 'area' && stack === 'normalized') return 'Area, 100 %';
  if (mark === 'point' && facet !== null) return 'Scatter in panels';
  return names[mark];
}
