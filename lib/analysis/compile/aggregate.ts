import type { TableSchema } from '#lib/datasets/browser.ts';
import type { Having, Measure, Plan, Query } from '../plan.ts';
import type { PlanColumn } from '../plan-column.ts';
import { binary, column, type Expression, literal } from '../sql/expression.ts';
import { as, fromTable, type Select, select } from '../sql/select.ts';
import { cutOf, keepWithin } from './cut.ts';
import { compileDimension } from './dimension.ts';
import { compileFilter } from './filter.ts';
import { compileMeasure } from './measure.ts';
import { groupOrder } from './order.ts';

type Aggregation = Extract<Query, { kind: 'aggregate' }>;

/** Groups and their measures as one SELECT. */
export function compileAggregate(
  plan: Plan,
  query: Aggregation,
  { schema, columns }: { schema: TableSchema; columns: readonly PlanColumn[] },
): Select {
  const dimensions = query.dimensions.map((each) => compileDimension(each, schema, plan.filters));
  const measures = query.measures.map((each) => compileMeasure(each, schema, dimensions.length > 0));
  const expressions = [...dimensions.flatMap((each) => each.expressions), ...measures];
  const conditions = query.having.map((having) => compileHaving(having, measures));
  const expressionOf = (name: string) =>
    expressions[columns.findIndex((each) => each.name === name)] ?? column(name);
  const shared = query.measures.some(isOfTotal) && dimensions.length > 0;
  return select({
    columns: expressions.map((expression, index) => as(expression, columns[index]?.name ?? null)),
    from: fromTable(schema.table),
    where: plan.filters.map((filter) => compileFilter(filter, schema)),
    groupBy: dimensions.flatMap((each) => each.groupBy),
    having: shared ? [] : conditions,
    qualify: [...(shared ? conditions : []), ...keepWithin(plan, expressionOf)],
    orderBy: groupOrder(plan, columns, dimensions),
    ...cutOf(plan),
  });
}

/** A share of all groups needs them all; one of its own group does not. */
function isOfTotal({ share, where }: Measure): boolean {
  return share && where === undefined;
}

function compileHaving(having: Having, measures: readonly Expression[]): Expression {
  const operator = having.comparison === '!=' ? 'IS DISTINCT FROM' : having.comparison;
  return binary(operator, measures[having.measure] ?? literal(null), literal(having.value));
}
