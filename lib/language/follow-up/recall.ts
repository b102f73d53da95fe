import { type Filter, type Plan, resultColumns } from '#lib/analysis/index.ts';
import type { TableSchema } from '#lib/datasets/index.ts';
import { createDraft, type Draft, type SortWish } from '../ground/draft.ts';
import { type ColumnRef, columnIndex } from '../link/column-index.ts';
import { isTime } from '../link/column-nature.ts';
import type { Linked } from '../link/link.ts';
import type { Reading } from '../reading.ts';

const changeable = new Set<Plan['query']['kind']>(['aggregate', 'rows', 'correlation']);

/** The draft that an earlier reading came from, to be changed by a follow-up; null where it has none. */
export function recall(previous: Reading, schema: TableSchema, linked: Linked): Draft | null {
  const { plan, chart } = previous;
  const named = (name: string | null | undefined) =>
    columnIndex(schema).columns.find((column) => column.name === name) ?? null;
  const columns = columnsOf(plan, chart?.mark === 'boxplot').map(named);
  const having = havingOf(plan, named);
  if (plan.table !== schema.table || !isChangeable(plan) || columns.includes(null) || having === undefined)
    return null;
  const draft = createDraft({ ...linked, terms: [] });
  const uses = columns.filter((column) => column !== null);
  return {
    ...draft,
    filters: plan.filters.filter((filter) => !isOfGroups(filter, plan)),
    ...sortsOf(plan, schema),
    having,
    top: topOf(previous),
    skip: plan.skip ?? null,
    mark: keptMark(previous, uses[0]),
    stack: chart?.stack ?? null,
    channels: { x: named(chart?.x), y: null, color: named(chart?.color), facet: named(chart?.facet) },
    measures:
      plan.query.kind === 'aggregate' && chart?.mark !== 'boxplot'
        ? plan.query.measures.map((measure) => ({ ...measure, place: -1 }))
        : [],
    uses: uses.map((column) => ({ column, place: -1, group: 'by' as const, counted: false })),
    ...unitsOf(plan),
  };
}

/** What a draft can hold: no rows cut from the end, no ends within groups, nothing tested, no columns made first. */
function isChangeable({ query, statistic, limitWithin, derived }: Plan): boolean {
  if (limitWithin !== undefined || derived !== undefined || statistic !== null) return false;
  return changeable.has(query.kind) && !(query.kind === 'rows' && query.fromEnd);
}

function topOf({ plan, chart }: Reading): Draft['top'] {
  if (plan.limit === null) return null;
  const rows = plan.query.kind === 'rows' && chart === null;
  const direction = rows ? 'ascending' : (plan.sort[0]?.direction ?? 'descending');
  return { count: plan.limit, direction, rows, place: -1 };
}

/** Rows without a name are left out of the groups of a statistic by themselves; other groups keep theirs. */
function isOfGroups(filter: Filter, { query }: Plan): boolean {
  if ('anyOf' in filter || filter.comparison !== 'is_present' || query.kind !== 'aggregate') return false;
  return query.dimensions.some(({ column }) => column === filter.column);
}

/** The condition on groups; undefined where a draft can't hold it. */
function havingOf(
  { query }: Plan,
  named: (name: string | undefined) => ColumnRef | null,
): Draft['having'] | undefined {
  if (query.kind !== 'aggregate' || query.having.length === 0) return null;
  const [condition, second] = query.having;
  const [dimension, other] = query.dimensions;
  const measure = query.measures[condition?.measure ?? 0];
  const column = named(dimension?.column);
  if (!condition || second || other || !column || !measure) return undefined;
  const { comparison, value } = condition;
  const measured =
    measure.column === null ? {} : { measured: { aggregate: measure.aggregate, column: measure.column } };
  return { comparison, value, column, ...measured };
}

/** The columns that split the rows or are shown; the one measured too where a box plot draws its spread. */
function columnsOf(plan: Plan, isBox: boolean): string[] {
  switch (plan.query.kind) {
    case 'aggregate': {
      const measured = isBox ? plan.query.measures.slice(0, 1).flatMap(({ column }) => column ?? []) : [];
      return [...measured, ...plan.query.dimensions.map(({ column }) => column)];
    }
    case 'rows':
    case 'correlation':
      return plan.query.columns;
    default:
      return [];
  }
}

/** A bar over time or a line over names was asked for; the usual marks follow from the columns again. */
function keptMark({ chart, plan }: Reading, first: ColumnRef | undefined): Draft['mark'] {
  const mark = chart?.mark ?? null;
  if (mark === 'line') return first && isTime(first) ? null : mark;
  if (mark === 'bar') return (first && isTime(first)) || plan.query.kind === 'rows' ? mark : null;
  return mark;
}

function unitsOf(plan: Plan): Pick<Draft, 'timeUnit' | 'bins'> {
  const dimensions = plan.query.kind === 'aggregate' ? plan.query.dimensions : [];
  return {
    timeUnit: dimensions.find((dimension) => dimension.timeUnit !== null)?.timeUnit ?? null,
    bins: dimensions.find((dimension) => dimension.bins !== null)?.bins ?? null,
  };
}

function sortsOf(plan: Plan, schema: TableSchema): Pick<Draft, 'sort' | 'laterSorts'> {
  const [sort, ...laterSorts] = plan.sort.map((one) => sortWish(one, plan, schema));
  return { sort: sort ?? null, laterSorts };
}

function sortWish({ by, direction }: Plan['sort'][number], plan: Plan, schema: TableSchema): SortWish {
  const column = resultColumns(plan, schema).find(({ name }) => name === by);
  const own = columnIndex(schema).columns.find(({ name }) => name === column?.field);
  if (plan.query.kind === 'rows' && own) return { target: own, direction };
  return { target: column?.role === 'dimension' ? 'x' : 'y', direction };
}
