import {
  type Filter,
  type Measure,
  type Plan,
  type PlanInput,
  Plan as PlanSchema,
  type Query,
  resultColumns,
  type Sort,
} from '#lib/analysis/index.ts';
import type { ChartWish, Mark } from '#lib/charts/index.ts';
import type { Direction } from '../lexicon/meaning.ts';
import { isYear } from '../link/column-nature.ts';
import { type Draft, type SortWish, says } from './draft.ts';
import { predicate } from './predicates.ts';
import type { Shape } from './shape.ts';

/** The plan of a shape: filters, order and limit put to the columns of its Result. */
export function finish(draft: Draft, shape: Shape): { plan: Plan; chart: ChartWish | null } {
  const base: PlanInput = {
    table: draft.schema.table,
    query: withHaving(draft, shape.query),
    filters: [...draft.filters, ...withoutGaps(draft, shape.query)],
  };
  const plan = PlanSchema.parse(base);
  const sort = sortOf(draft, shape, plan);
  const later = sort ? draft.laterSorts.flatMap((wish) => resolved(draft, plan, wish) ?? []) : [];
  const limit = shape.limit ?? (draft.top ? (draft.top.count ?? 10) : null);
  const skip = shape.skip ?? 0;
  return {
    plan: {
      ...plan,
      sort: sort ? [sort, ...later] : [],
      limit,
      ...(skip > 0 ? { skip } : {}),
      ...(shape.within ? { limitWithin: shape.within } : {}),
    },
    chart: withMark(shape.chart, unsortable(draft, plan, sort) ? 'bar' : timeMark(draft, plan)),
  };
}

/** Rows without a name belong to no group: no statistic is asked of them. Counts and sums show how much they are. */
function withoutGaps(draft: Draft, query: Query): Filter[] {
  const measures = query.kind === 'aggregate' ? query.measures : [];
  if (query.kind !== 'aggregate' || draft.mark !== null || measures.some(addsUp)) return [];
  const filtered = new Set(draft.filters.flatMap((one) => ('anyOf' in one ? [] : [one.column])));
  return draft.uses
    .filter(({ column, group }) => group !== null && column.profile.missing > 0 && !filtered.has(column.name))
    .filter(({ column }) => query.dimensions.some((one) => one.column === column.name))
    .map(({ column }) => predicate({ column: column.name, comparison: 'is_present' }));
}

function addsUp({ aggregate, column }: Measure): boolean {
  return column === null || aggregate === 'sum';
}

function withHaving(draft: Draft, query: Query): Query {
  if (query.kind !== 'aggregate' || draft.having === null) return query;
  const measure = query.measures.findIndex(
    ({ aggregate, column }) =>
      aggregate === (draft.having?.measured?.aggregate ?? 'count') &&
      column === (draft.having?.measured?.column ?? null),
  );
  const { comparison, value } = draft.having;
  return measure === -1 ? query : { ...query, having: [{ measure, comparison, value }] };
}

/** A line keeps to the order of time: sorted by its values, the same numbers are bars. */
function unsortable(draft: Draft, plan: Plan, sort: Sort | null): boolean {
  if (!sort || draft.mark !== null || plan.query.kind !== 'aggregate') return false;
  return resultColumns(plan, draft.schema).some(
    (column) => column.name === sort.by && column.role === 'measure',
  );
}

/** Measures along time are drawn as a line, years written as two digits included; bins of time as bars. */
function timeMark(draft: Draft, plan: Plan): Mark | null {
  const first = plan.query.kind === 'aggregate' ? plan.query.dimensions[0] : undefined;
  const column = draft.index.columns.find((one) => one.name === first?.column);
  if (draft.binned && first?.timeUnit && !says(draft, 'time')) return 'bar';
  return column && isYear(column) && first?.bins === null ? 'line' : null;
}

function withMark(chart: ChartWish | null, mark: Mark | null): ChartWish | null {
  return chart && chart.mark === null ? { ...chart, mark } : chart;
}

function sortOf(draft: Draft, shape: Shape, plan: Plan): Sort | null {
  if (draft.sort) return resolved(draft, plan, draft.sort);
  if (shape.order) {
    const { by: target, direction } = shape.order;
    const own = shape.within ? lastColumn(draft, plan) : null;
    return own === null ? resolved(draft, plan, { target, direction }) : by(own, direction);
  }
  return null;
}

/** Groups within others are ranked by what stands last: the measure, or the number that was asked for. */
function lastColumn(draft: Draft, plan: Plan): string | null {
  return resultColumns(plan, draft.schema).at(-1)?.name ?? null;
}

function resolved(draft: Draft, plan: Plan, wish: SortWish): Sort | null {
  const columns = resultColumns(plan, draft.schema).filter((column) => column.role !== 'bin_end');
  const [first] = columns;
  const measures = columns.filter((column) => column.role === 'measure');
  const last = measures[0] ?? columns[1] ?? first;
  const { target, direction } = wish;
  if (!first || !last) return null;
  if (target === 'x') return by(first.name, direction);
  if (target === 'y') return by(last.name, direction);
  if (target === null) return by((measures[0] ?? columns[1] ?? first).name, direction);
  const found =
    columns.find((column) => column.field === target.name && column.role !== 'measure') ??
    columns.find((column) => column.field === target.name);
  const absent = target.column.type === 'text' ? first : last;
  return by((found ?? absent).name, direction);
}

function by(name: string, direction: Direction): Sort {
  return { by: name, direction };
}
