import { z } from 'zod';
import { Aggregate, TimeUnit } from '#lib/analysis/browser.ts';

/** Vega-Lite's words: point = scatter, arc = pie, rect = heatmap. A histogram is `bar` with a binned x. */
export const marks = ['bar', 'line', 'area', 'point', 'arc', 'boxplot', 'rect'] as const;
export const Mark = z.enum(marks);
export type Mark = z.infer<typeof Mark>;

/**
 * One channel. `column` is the Result's column that is drawn; `field`, `aggregate`, `bin` and `timeUnit` say
 * what it was made of (a count has no field).
 */
export const Channel = z.object({
  column: z.string(),
  field: z.string().nullable(),
  aggregate: Aggregate.nullable().default(null),
  bin: z.boolean().default(false),
  timeUnit: TimeUnit.nullable().default(null),
  type: z.enum(['quantitative', 'temporal', 'ordinal', 'nominal']),
  title: z.string(),
  /** The values are shares (0..1), to be read in percent. */
  percent: z.boolean().optional(),
  /** `data` keeps the order of the rows, because the question asked for one; else the chart's rules order them. */
  sort: z.enum(['data', 'rules']).optional(),
});
export type Channel = z.infer<typeof Channel>;

/**
 * A validated chart over one Result. A pie has its category in `color` and its value in `y`, no `x`; a heatmap its
 * number in `color`. `x` is the category of horizontal bars too: `orientation` only turns the drawing. A bar whose
 * `x` is binned and whose `y` is null counts the rows of raw values. A box plot's `y` is the median where the
 * Result has the five numbers of each group.
 */
export const ChartSpec = z.object({
  mark: Mark,
  title: z.string(),
  x: Channel.nullable(),
  y: Channel.nullable(),
  color: Channel.nullable().default(null),
  /** Facet: one small chart for each value. */
  facet: Channel.nullable().default(null),
  stack: z.enum(['grouped', 'stacked', 'normalized']).nullable().default(null),
  orientation: z.enum(['vertical', 'horizontal']).default('vertical'),
});
export type ChartSpec = z.infer<typeof ChartSpec>;

/** What the question asked of the chart; null parts are ours to choose. */
export const ChartWish = z.object({
  mark: Mark.nullable().default(null),
  /** Source columns asked for a place by name. */
  x: z.string().nullable().default(null),
  color: z.string().nullable().default(null),
  facet: z.string().nullable().default(null),
  stack: z.enum(['grouped', 'stacked', 'normalized']).nullable().default(null),
});
export type ChartWish = z.infer<typeof ChartWish>;
