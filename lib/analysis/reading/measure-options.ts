import { isNumeric, type TableSchema } from '#lib/datasets/browser.ts';
import { type Aggregate, aggregates, type Measure, type Plan, type Query } from '../plan.ts';
import { aggregateWords } from './aggregate-words.ts';
import { removed, replaced, withQuery } from './edit-plan.ts';
import type { PlanOption } from './plan-options.ts';

/** Asked for in words; too rare for a menu. */
const onlyInWords = new Set<Aggregate>([
  'mode_count',
  'span',
  'quantile',
  'stddev_population',
  'skewness',
  'kurtosis',
]);

/** Other aggregates of the same column; the value or its share; the other kind of correlation. */
export function aggregateOptions(plan: Plan, schema: TableSchema, index: number): PlanOption[] {
  const { query } = plan;
  if (query.kind === 'correlation') return correlationMethods(plan, query);
  if (query.kind !== 'aggregate') return [];
  const measure = query.measures[index];
  if (!measure) return [];
  const change = (label: string, other: Measure): PlanOption => ({
    label,
    plan: withQuery(plan, { ...query, measures: replaced(query.measures, index, other) }, schema),
  });
  const others = measure.column === null ? [] : aggregates.filter((name) => !onlyInWords.has(name));
  return [
    ...others.map((aggregate) =>
      change(aggregateWords(aggregate), { ...measure, aggregate, quantile: null, share: false }),
    ),
    measure.share
      ? change(aggregateWords(measure.aggregate), { ...measure, share: false })
      : change(`share of the ${aggregateWords(measure.aggregate)}`, { ...measure, share: true }),
  ].filter(({ label }, place, all) => all.findIndex((option) => option.label === label) === place);
}

function correlationMethods(plan: Plan, query: Extract<Query, { kind: 'correlation' }>): PlanOption[] {
  return (['pearson', 'spearman'] as const).map((method) => ({
    label: method === 'pearson' ? 'Pearson (linear)' : 'Spearman (ranks)',
    plan: { ...plan, query: { ...query, method } },
  }));
}

/** Other columns to measure, counting rows, and leaving a measure out. */
export function measureOptions(plan: Plan, schema: TableSchema, index: number): PlanOption[] {
  const { query } = plan;
  return query.kind === 'aggregate'
    ? measuredColumns(plan, schema, { query, index })
    : listedColumns(plan, schema, index);
}

type Aggregation = Extract<Query, { kind: 'aggregate' }>;

function measuredColumns(
  plan: Plan,
  schema: TableSchema,
  { query, index }: { query: Aggregation; index: number },
): PlanOption[] {
  const measure = query.measures[index];
  if (!measure) return [];
  const change = (label: string, other: Measure): PlanOption => ({
    label,
    plan: withQuery(plan, { ...query, measures: replaced(query.measures, index, other) }, schema),
  });
  const rows: Measure = { aggregate: 'count', column: null, quantile: null, share: measure.share };
  const aggregate = measure.column === null ? 'mean' : measure.aggregate;
  const columns = schema.columns
    .filter(({ type, name }) => name !== measure.column && (isNumeric(type) || takesAny(aggregate)))
    .map(({ name }) =>
      change(measure.column === null ? `mean of ${name}` : name, {
        ...measure,
        aggregate,
        column: name,
        share: measure.column === null ? false : measure.share,
      }),
    );
  const without = {
    label: 'Leave it out',
    plan: withQuery(plan, { ...query, measures: removed(query.measures, index), having: [] }, schema),
  };
  return [
    ...(measure.column === null ? [] : [change('rows (count)', rows)]),
    ...columns,
    ...(query.measures.length > 1 ? [without] : []),
  ];
}

function takesAny(aggregate: Aggregate): boolean {
  return ['count', 'distinct', 'mode'].includes(aggregate);
}

function listedColumns(plan: Plan, schema: TableSchema, index: number): PlanOption[] {
  const { query } = plan;
  if (query.kind === 'aggregate') return [];
  const change = (columns: string[]) => withQuery(plan, { ...query, columns }, schema);
  const others = schema.columns.filter(({ name, type }) => {
    return !query.columns.includes(name) && (query.kind !== 'correlation' || isNumeric(type));
  });
  const least = query.kind === 'correlation' ? 2 : 1;
  return [
    ...others.map(({ name }) => ({ label: name, plan: change(replaced(query.columns, index, name)) })),
    ...(query.columns.length > least
      ? [{ label: 'Leave it out', plan: change(removed(query.columns, index)) }]
      : []),
  ];
}
