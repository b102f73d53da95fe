import { type Plan, Plan as PlanSchema, type Query } from '#lib/analysis/index.ts';
import type { TableSchema } from '#lib/datasets/index.ts';
import type { Draft } from './ground/draft.ts';
import type { ColumnRef } from './link/column-index.ts';

const most = 3;

/** Other ways to read a question: with another column that its words fit as well, or a sum in place of a mean. */
export function alternatives(draft: Draft, plan: Plan, schema: TableSchema): Plan[] {
  if (plan.sort.length > 0) return [];
  const swapped = draft.terms.flatMap(({ meaning }) =>
    meaning.kind === 'column'
      ? meaning.others.map((other) => replaceColumn(plan, meaning.column, other))
      : [],
  );
  const types = new Map(schema.columns.map(({ name, type }) => [name, type]));
  const fitting = [...swapped, otherAggregate(draft, plan)].filter(
    (other) => other !== null && keepsTypes(other, types),
  );
  const own = JSON.stringify(plan);
  const unique = new Map(fitting.map((other) => [JSON.stringify(other), other]));
  return [...unique]
    .filter(([key]) => key !== own)
    .flatMap(([, other]) => other ?? [])
    .slice(0, most);
}

function replaceColumn(plan: Plan, from: ColumnRef, to: ColumnRef): Plan | null {
  if (from.column.type !== to.column.type) return null;
  const turn = (name: string) => (name === from.name ? to.name : name);
  return PlanSchema.parse({ ...plan, query: turnQuery(plan.query, turn) });
}

function turnQuery(query: Query, turn: (name: string) => string): Query {
  switch (query.kind) {
    case 'aggregate':
      return {
        ...query,
        dimensions: query.dimensions.map((one) => ({ ...one, column: turn(one.column) })),
        measures: query.measures.map((one) => ({
          ...one,
          column: one.column === null ? null : turn(one.column),
        })),
      };
    default:
      return { ...query, columns: query.columns.map(turn) };
  }
}

/** Where the words name no aggregate, the one that was not chosen. */
function otherAggregate(draft: Draft, plan: Plan): Plan | null {
  const { query } = plan;
  if (query.kind !== 'aggregate' || draft.measures.length > 0) return null;
  const turned = { mean: 'sum', sum: 'mean' } as const;
  const [measure] = query.measures;
  if (measure?.aggregate !== 'mean' && measure?.aggregate !== 'sum') return null;
  return PlanSchema.parse({
    ...plan,
    query: { ...query, measures: [{ ...measure, aggregate: turned[measure.aggregate] }] },
  });
}

/** No column twice: two names for one place would say less, not more. */
function keepsTypes(plan: Plan, types: ReadonlyMap<string, string>): boolean {
  const { query } = plan;
  const columns = query.kind === 'aggregate' ? query.dimensions.map(({ column }) => column) : query.columns;
  return new Set(columns).size === columns.length && columns.every((column) => types.has(column));
}
