import type { TableSchema } from '#lib/datasets/browser.ts';
import { dimensionName } from '../names.ts';
import type { Plan, Query } from '../plan.ts';
import { call, column, isNotNull, list, literal, named, star, struct } from '../sql/expression.ts';
import { as, ascending, fromSelect, fromTable, fromUnion, type Select, select } from '../sql/select.ts';
import { averageRank } from './average-rank.ts';
import { type CompiledDimension, compileDimension } from './dimension.ts';
import { sorted } from './facts.ts';
import { compileFilter } from './filter.ts';

type Correlation = Extract<Query, { kind: 'correlation' }>;
type Pair = readonly [string, string];

/**
 * One row for each pair of columns (and group): Pearson's r, or Spearman's rho as Pearson's r of average ranks
 * over the rows where both values are present.
 */
export function compileCorrelation(plan: Plan, query: Correlation, schema: TableSchema): Select {
  const pairs = pairsOf(query.columns);
  const inner =
    query.method === 'pearson'
      ? pearson(plan, query, { schema, pairs })
      : spearman(plan, query, { schema, pairs });
  return sorted(plan, inner);
}

function pairsOf(names: readonly string[]): Pair[] {
  return names.flatMap((left, index) => names.slice(index + 1).map((right) => [left, right] as const));
}

type Context = { schema: TableSchema; pairs: readonly Pair[] };

function pearson(plan: Plan, query: Correlation, { schema, pairs }: Context): Select {
  const groups = query.dimensions.map((each) => compileDimension(each, schema, plan.filters));
  const rows = pairs.map(([left, right]) =>
    struct({
      column: literal(left),
      'other column': literal(right),
      correlation: call('corr', column(left), column(right)),
      pairs: call('regr_count', column(left), column(right)),
    }),
  );
  return select({
    columns: [
      ...groupColumns(query, groups),
      as(call('unnest', list(rows), named('recursive', literal(true))), null),
    ],
    from: fromTable(schema.table),
    where: plan.filters.map((filter) => compileFilter(filter, schema)),
    groupBy: groups.flatMap((each) => each.groupBy),
    orderBy: groups.flatMap((each) => [...(each.order ? [each.order] : []), ...each.groupBy].map(ascending)),
  });
}

function groupColumns(query: Correlation, groups: readonly CompiledDimension[]) {
  return groups.flatMap((group, index) => {
    const dimension = query.dimensions[index];
    const name = dimension ? dimensionName(dimension) : null;
    const names = [name, dimension ? `${dimension.column} (bin end)` : null];
    return group.expressions.map((expression, place) => as(expression, names[place] ?? null));
  });
}

function spearman(plan: Plan, query: Correlation, { schema, pairs }: Context): Select {
  const groups = query.dimensions.map((each) => compileDimension(each, schema, plan.filters));
  const shown = groupColumns(query, groups);
  const names = shown.map(({ alias }) => column(alias ?? ''));
  const selects = pairs.map(([left, right]) =>
    select({
      columns: [
        ...names.map((name) => as(name, null)),
        as(literal(left), 'column'),
        as(literal(right), 'other column'),
        as(call('corr', column('left rank'), column('right rank')), 'correlation'),
        as(call('count', star), 'pairs'),
      ],
      from: fromSelect(rankedPairs(plan, schema, { left, right, groups, shown })),
      groupBy: names,
    }),
  );
  return select({ columns: [as(star, null)], from: fromUnion(selects), orderBy: names.map(ascending) });
}

type Ranked = {
  left: string;
  right: string;
  groups: readonly CompiledDimension[];
  shown: ReturnType<typeof groupColumns>;
};

function rankedPairs(plan: Plan, schema: TableSchema, { left, right, groups, shown }: Ranked): Select {
  const partitionBy = groups.flatMap((each) => each.groupBy);
  return select({
    columns: [
      ...shown,
      as(averageRank(column(left), partitionBy), 'left rank'),
      as(averageRank(column(right), partitionBy), 'right rank'),
    ],
    from: fromTable(schema.table),
    where: [
      ...plan.filters.map((filter) => compileFilter(filter, schema)),
      isNotNull(column(left)),
      isNotNull(column(right)),
    ],
  });
}
