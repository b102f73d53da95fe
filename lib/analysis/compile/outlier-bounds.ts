import type { TableSchema } from '#lib/datasets/browser.ts';
import type { OutlierRule, Predicate } from '../plan.ts';
import { between, binary, call, cast, column, type Expression, number, subquery } from '../sql/expression.ts';
import { as, fromTable, select } from '../sql/select.ts';

type Aggregated = (aggregate: string, ...rest: Expression[]) => Expression;

/** Lower and upper bound; `of` makes an aggregate of the column. */
export function boundsOf(
  { rule, factor }: { rule: OutlierRule; factor: number },
  of: Aggregated,
): [Expression, Expression] {
  const times = (spread: Expression) => binary('*', number(String(factor)), spread);
  if (rule === 'z_score') {
    const [mean, reach] = [of('avg'), times(of('stddev_samp'))];
    return [binary('-', mean, reach), binary('+', mean, reach)];
  }
  const [low, high] = [of('quantile_cont', number('0.25')), of('quantile_cont', number('0.75'))];
  const reach = times(binary('-', high, low));
  return [binary('-', low, reach), binary('+', high, reach)];
}

export function isOutlierPredicate({ comparison }: Predicate): boolean {
  return comparison === 'is_outlier' || comparison === 'not_outlier';
}

/** That a column's value lies beyond its bounds over the whole table, or is present and does not. */
export function outlierCondition(
  { column: name, comparison, values }: Predicate,
  schema: TableSchema,
): Expression {
  const source = cast(column(name), 'DOUBLE');
  const whole = (value: Expression) =>
    subquery(select({ columns: [as(value, null)], from: fromTable(schema.table) }));
  const [rule, factor] = values;
  const [lower, upper] = boundsOf(
    { rule: rule === 'z_score' ? 'z_score' : 'iqr', factor: Number(factor) },
    (aggregate, ...rest) => call(aggregate, source, ...rest),
  );
  return comparison === 'not_outlier'
    ? between(source, whole(lower), whole(upper))
    : binary('OR', binary('<', source, whole(lower)), binary('>', source, whole(upper)));
}
