import { z } from 'zod';
import { Cell } from '#lib/datasets/browser.ts';
import { Derived } from './plan-derived.ts';
import { OutliersQuery, TestQuery, Verdict } from './plan-tests.ts';

export { Derived } from './plan-derived.ts';
export { OutlierRule, OutliersQuery, TestKind, TestQuery, Verdict } from './plan-tests.ts';

export const aggregates = [
  'count',
  'distinct',
  'sum',
  'mean',
  'median',
  'min',
  'max',
  'span',
  'stddev',
  'variance',
  'stddev_population',
  'skewness',
  'kurtosis',
  'quantile',
  'mode',
  'mode_count',
] as const;
export const Aggregate = z.enum(aggregates);
export type Aggregate = z.infer<typeof Aggregate>;

/** Vega-Lite's words. Points in time first, then parts of a cycle. */
export const timeUnits = [
  'year',
  'yearquarter',
  'yearmonth',
  'yearweek',
  'yearmonthdate',
  'yearmonthdatehours',
  'quarter',
  'month',
  'week',
  'day',
  'hours',
] as const;
export const TimeUnit = z.enum(timeUnits);
export type TimeUnit = z.infer<typeof TimeUnit>;

export const Dimension = z.object({
  column: z.string(),
  timeUnit: TimeUnit.nullable().default(null),
  /** Equal-width bins of a number: about this many, at round edges. */
  bins: z.number().int().min(1).max(200).nullable().default(null),
});
export type Dimension = z.infer<typeof Dimension>;

export const comparisons = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'between',
  'in',
  'not_in',
  'contains',
  'not_contains',
  'starts_with',
  'ends_with',
  'is_missing',
  'is_present',
  'is_outlier',
  'not_outlier',
] as const;

/**
 * One condition on one column. `values`: none for is_missing/is_present, two for between (inclusive), any
 * number for in/not_in, one otherwise. Text compares without regard to case. With `timeUnit` the unit of the
 * date is compared (`year = 1982`). With `aggregate` the right side is that aggregate of the same column over
 * the whole table (`> mean`), and `values` is empty. `is_outlier` and `not_outlier` hold a rule and its factor, as
 * `OutliersQuery` has them, over the whole table: `['iqr', 1.5]`.
 */
export const Predicate = z.object({
  column: z.string(),
  comparison: z.enum(comparisons),
  values: z.array(Cell).max(1000).default([]),
  timeUnit: TimeUnit.nullable().default(null),
  aggregate: Aggregate.nullable().default(null),
});
export type Predicate = z.infer<typeof Predicate>;

/** A Plan's filters are joined by AND; `anyOf` joins its members by OR. */
export const Filter = z.union([Predicate, z.object({ anyOf: z.array(Predicate).min(1).max(100) })]);
export type Filter = z.infer<typeof Filter>;

/**
 * `column` null counts rows; with a column, `count` counts its values that are not missing. `span` is the greatest
 * value less the least: of dates the days between them. `mode_count` is how many rows have the most frequent value.
 */
export const Measure = z.object({
  aggregate: Aggregate,
  column: z.string().nullable(),
  /** 0..1, for `quantile` only. */
  quantile: z.number().min(0).max(1).nullable().default(null),
  /** Only rows that meet all of these are measured; the group stays. */
  where: z.array(Filter).min(1).max(20).optional(),
  /** The value as a share (0..1) of the total over all groups; with `where`, of its own group without it. */
  share: z.boolean().default(false),
});
export type Measure = z.infer<typeof Measure>;

/** Keeps groups whose measure (by its place in `measures`) meets the condition. */
export const Having = z.object({
  measure: z.number().int().min(0),
  comparison: z.enum(['=', '!=', '<', '<=', '>', '>=']),
  value: z.number(),
});
export type Having = z.infer<typeof Having>;

export const Query = z.discriminatedUnion('kind', [
  /** Groups and their measures; no dimension gives one row. */
  z.object({
    kind: z.literal('aggregate'),
    dimensions: z.array(Dimension).max(4).default([]),
    measures: z.array(Measure).min(1).max(100),
    having: z.array(Having).max(4).default([]),
  }),
  /** Rows as they are; no column means all. */
  z.object({
    kind: z.literal('rows'),
    columns: z.array(z.string()).max(1000).default([]),
    distinct: z.boolean().default(false),
    /** `limit` and `skip` count from the last row of the table on; the rows keep its order. */
    fromEnd: z.literal(true).optional(),
  }),
  /** One row for each column: type, missing, distinct, min, max, mean, median … */
  z.object({ kind: z.literal('describe'), columns: z.array(z.string()).default([]) }),
  /** The columns themselves: how many, beside the rows with `shape`; a row for each name, or name and type. */
  z.object({
    kind: z.literal('columns'),
    show: z.enum(['count', 'names', 'types', 'shape']),
    columns: z.array(z.string()).default([]),
  }),
  /** One row for each column: how many values are missing, and their share. */
  z.object({ kind: z.literal('missing'), columns: z.array(z.string()).default([]) }),
  /** One row for each column: how many of its values are present or missing, or how many differ. */
  z.object({
    kind: z.literal('tally'),
    count: z.enum(['present', 'missing', 'distinct']),
    columns: z.array(z.string()).default([]),
  }),
  /** How many rows repeat an earlier one, over the columns given (none: all). */
  z.object({ kind: z.literal('duplicates'), columns: z.array(z.string()).default([]) }),
  /** One row for each pair of columns and group: coefficient and number of complete pairs. */
  z.object({
    kind: z.literal('correlation'),
    columns: z.array(z.string()).min(2).max(30),
    method: z.enum(['pearson', 'spearman']).default('pearson'),
    dimensions: z.array(Dimension).max(1).default([]),
  }),
  TestQuery,
  OutliersQuery,
]);
export type Query = z.infer<typeof Query>;

/** `by` is the name of a column of the Result (see `resultColumns`). */
export const Sort = z.object({ by: z.string(), direction: z.enum(['ascending', 'descending']) });
export type Sort = z.infer<typeof Sort>;

/** A calculation over the plan's Result that SQL does not do. Its own rows are added to the answer. */
export const Statistic = z.discriminatedUnion('kind', [
  /** Difference and ratio of the first measure between two groups (rows) of the Result. */
  z.object({ kind: z.literal('compare_groups'), groups: z.tuple([Cell, Cell]) }),
  /** Of a correlation each coefficient's p-value; of a test the level that its own is judged at. */
  z.object({
    kind: z.literal('significance'),
    level: z.number().gt(0).lt(1).default(0.05),
    /** What the question wants results to be called. */
    verdicts: z.array(Verdict).max(20).optional(),
  }),
]);
export type Statistic = z.infer<typeof Statistic>;

/** A typed, serialisable query over one table of the session, plus, where asked, a statistic over its Result. */
export const Plan = z.object({
  table: z.string(),
  /** Columns that are made first; filters and the query may name them. */
  derived: z.array(Derived).min(1).max(6).optional(),
  query: Query,
  filters: z.array(Filter).max(50).default([]),
  sort: z.array(Sort).max(6).default([]),
  limit: z.number().int().min(1).max(1_000_000).nullable().default(null),
  /** Rows of the Result left out before the first that is kept: with a limit of 1, the second, the third … */
  skip: z.number().int().min(1).max(1_000_000).optional(),
  /** `limit` and `skip` count anew within each value of these columns of the Result; those that tie are all kept. */
  limitWithin: z.array(z.string()).min(1).max(4).optional(),
  statistic: Statistic.nullable().default(null),
});
export type Plan = z.infer<typeof Plan>;
export type PlanInput = z.input<typeof Plan>;
