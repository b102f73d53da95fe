import type { ColumnType, TableSchema } from '#lib/datasets/browser.ts';
import type { Plan, Query } from '../plan.ts';
import { binary, call, cast, column, isNotNull, literal, over, star } from '../sql/expression.ts';
import { as, fromSelect, fromTable, fromUnion, type Select, select } from '../sql/select.ts';
import { sorted } from './facts.ts';
import { compileFilter } from './filter.ts';
import { boundsOf } from './outlier-bounds.ts';

type Outliers = Extract<Query, { kind: 'outliers' }>;

/** The columns of a Result of outliers, in order. */
export const outlierColumns: readonly (readonly [string, ColumnType])[] = [
  ['column', 'text'],
  ['values', 'integer'],
  ['lower bound', 'double'],
  ['upper bound', 'double'],
  ['outliers', 'integer'],
  ['mean', 'double'],
  ['standard deviation', 'double'],
  ['mean without outliers', 'double'],
  ['standard deviation without outliers', 'double'],
];

/** One row for each column: the bounds, what lies beyond them, and the mean with and without. */
export function compileOutliers(plan: Plan, query: Outliers, schema: TableSchema): Select {
  const [only, ...others] = query.columns.map((name) => outliersOf(name, { plan, query, schema }));
  const rows =
    only !== undefined && others.length === 0
      ? only
      : select({ columns: [as(star, null)], from: fromUnion(only === undefined ? [] : [only, ...others]) });
  return sorted(plan, rows);
}

type Context = { plan: Plan; query: Outliers; schema: TableSchema };

function outliersOf(name: string, { plan, query, schema }: Context): Select {
  const source = cast(column(name), 'DOUBLE');
  const [lower, upper] = boundsOf(query, (aggregate, ...rest) => over(aggregate, [source, ...rest]));
  const bounded = select({
    columns: [as(source, 'value'), as(lower, 'lower bound'), as(upper, 'upper bound')],
    from: fromTable(schema.table),
    where: [...plan.filters.map((filter) => compileFilter(filter, schema)), isNotNull(column(name))],
  });
  const value = column('value');
  const beyond = binary(
    'OR',
    binary('<', value, column('lower bound')),
    binary('>', value, column('upper bound')),
  );
  const kept = call('if', beyond, literal(null), value);
  return select({
    columns: [
      as(literal(name), 'column'),
      as(call('count', value), 'values'),
      as(call('min', column('lower bound')), 'lower bound'),
      as(call('min', column('upper bound')), 'upper bound'),
      as(binary('-', call('count', value), call('count', kept)), 'outliers'),
      as(call('avg', value), 'mean'),
      as(call('stddev_samp', value), 'standard deviation'),
      as(call('avg', kept), 'mean without outliers'),
      as(call('stddev_samp', kept), 'standard deviation without outliers'),
    ],
    from: fromSelect(bounded),
  });
}
