import { describeFilter, type Plan } from '#lib/analysis/browser.ts';
import type { Result, TableSchema } from '#lib/datasets/browser.ts';
import { type ChartSpec, ChartWish } from './chart-spec.ts';
import { type Candidates, groupCharts } from './choose/group-charts.ts';
import { rowCharts } from './choose/row-charts.ts';
import { type Shape, shapeOfPlan, shapeOfResult } from './choose/shape.ts';
import { spec } from './choose/spec.ts';

const mostCharts = 6;

/**
 * The charts that suit a plan's Result, best first, at most six. A wish comes first wherever the Result can be
 * drawn so; none where a chart says no more than the number or the list.
 */
export function chooseCharts({
  plan,
  result,
  wish,
  schema,
}: {
  plan: Plan;
  result: Result;
  wish: ChartWish | null;
  schema: TableSchema;
}): ChartSpec[] {
  const where = plan.filters.map(describeFilter).join(' and ');
  const charts = choose(shapeOfPlan(plan, result, schema), result, wish);
  return where === ''
    ? charts
    : charts.map((chart) => ({ ...chart, title: `${chart.title}, where ${where}` }));
}

/** As `chooseCharts`, for a Result of SQL that no plan stands behind. */
export function chooseChartsForResult(result: Result, wish: ChartWish | null = null): ChartSpec[] {
  return choose(shapeOfResult(result), result, wish);
}

function choose(shape: Shape, result: Result, wished: ChartWish | null): ChartSpec[] {
  if (result.rows.length === 0) return [];
  const wish = wished ?? ChartWish.parse({});
  const { offered, drawable } = candidatesOf(shape, result, wish);
  const asked = [...offered, ...drawable].filter(
    ({ mark, stack }) =>
      wish.mark !== null && mark === wish.mark && (wish.stack === null || stack === wish.stack),
  );
  const near = [...offered, ...drawable].filter(({ mark }) => mark === wish.mark);
  return unique([...asked, ...near, ...stackedFirst(offered, wish)]).slice(0, mostCharts);
}

function stackedFirst(offered: readonly ChartSpec[], wish: ChartWish): ChartSpec[] {
  if (wish.mark !== null || wish.stack === null) return [...offered];
  return [...offered.filter(({ stack }) => stack === wish.stack), ...offered];
}

function candidatesOf(shape: Shape, result: Result, wish: ChartWish): Candidates {
  switch (shape.kind) {
    case 'groups':
      return groupCharts(shape, result, wish);
    case 'rows':
      return rowCharts(shape, result, wish);
    case 'boxes':
      return {
        offered: [spec({ mark: 'boxplot', x: shape.group, y: shape.value, color: shape.color })],
        drawable: [],
      };
    case 'correlation':
      return { offered: [correlationMatrix(shape)], drawable: [] };
    default:
      return { offered: [], drawable: [] };
  }
}

function correlationMatrix({
  columns: [x, y],
  value,
  group,
}: Extract<Shape, { kind: 'correlation' }>): ChartSpec {
  return spec({
    mark: 'rect',
    title: `Correlation${group === null ? '' : ` by ${group.title}`}`,
    x,
    y,
    color: value,
    facet: group,
  });
}

function unique(specs: readonly ChartSpec[]): ChartSpec[] {
  const seen = new Set<string>();
  return specs.filter((each) => {
    const key = JSON.stringify(each);
    return !seen.has(key) && seen.add(key);
  });
}
