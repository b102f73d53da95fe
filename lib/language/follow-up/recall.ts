import { type Plan, resultColumns } from '#lib/analysis/index.ts';
import type { TableSchema } from '#lib/datasets/index.ts';
import { createDraft, type Draft } from '../ground/draft.ts';
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
  if (plan.table !== schema.table || !changeable.has(plan.query.kind) || columns.includes(null)) return null;
  const draft = createDraft({ ...linked, terms: [] });
  const uses = columns.filter((column) => column !== null);
  return {
    ...draft,
    filters: plan.filters,
    sort: sortOf(plan, schema),
    top:
      plan.limit === null
        ? null
        : { count: plan.limit, direction: plan.sort[0]?.direction ?? 'descending', rows: false, place: -1 },
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

function sortOf(plan: Plan, schema: TableSchema): Draft['sort'] {
  const [sort] = plan.sort;
  if (!sort) return null;
  const column = resultColumns(plan, schema).find(({ name }) => name === sort.by);
  return { target: column?.role === 'dimension' ? 'x' : 'y', direction: sort.direction };
}
