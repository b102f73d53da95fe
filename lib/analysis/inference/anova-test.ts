import { binary, call, cast, column, literal, number, over } from '../sql/expression.ts';
import { as, fromSelect, fromTable, select } from '../sql/select.ts';
import { fisherUpper } from '../statistics/tails.ts';
import { cellOf, completeRows, numberIn, type TestRule } from './test-query.ts';

/**
 * Whether groups differ in their mean: one row, by one-way ANOVA. η² is the share of the variance
 * that lies between the groups.
 */
export const anovaTest: TestRule = {
  columns: () => [
    ['groups', 'integer'],
    ['values', 'integer'],
    ['F', 'double'],
    ['degrees of freedom between', 'integer'],
    ['degrees of freedom within', 'integer'],
    ['p-value', 'double'],
    ['η²', 'double'],
  ],
  compile(tested) {
    const { query, schema } = tested;
    const [name = ''] = query.columns;
    const value = cast(column(name), 'DOUBLE');
    const by = column(query.by ?? '');
    const [values, mean] = [column('values'), column('mean')];
    const groups = select({
      columns: [
        as(call('count', value), 'values'),
        as(call('avg', value), 'mean'),
        as(call('var_samp', value), 'variance'),
      ],
      from: fromTable(schema.table),
      where: completeRows(tested, [name, ...(query.by === null ? [] : [query.by])]),
      groupBy: [by],
    });
    const overall = binary('/', over('sum', [binary('*', values, mean)]), over('sum', [values]));
    const apart = select({
      columns: [as(values, null), as(column('variance'), null), as(binary('-', mean, overall), 'deviation')],
      from: fromSelect(groups),
    });
    const deviation = column('deviation');
    const spread = call('coalesce', column('variance'), literal(0));
    return select({
      columns: [
        as(call('count', values), 'groups'),
        as(cast(call('sum', values), 'BIGINT'), 'values'),
        as(call('sum', binary('*', values, binary('*', deviation, deviation))), 'squares between'),
        as(call('sum', binary('*', binary('-', values, number('1')), spread)), 'squares within'),
      ],
      from: fromSelect(apart),
    });
  },
  conclude(evidence) {
    const [groups, values] = [numberIn(evidence, 'groups'), numberIn(evidence, 'values')];
    const [between, within] = [numberIn(evidence, 'squares between'), numberIn(evidence, 'squares within')];
    const [upper, lower] = [groups - 1, values - groups];
    const isPossible = upper > 0 && lower > 0;
    const f = between / upper / (within / lower);
    return {
      ...evidence,
      F: isPossible ? cellOf(f) : null,
      'degrees of freedom between': isPossible ? upper : null,
      'degrees of freedom within': isPossible ? lower : null,
      'p-value': isPossible ? cellOf(fisherUpper(f, upper, lower)) : null,
      'η²': isPossible ? cellOf(between / (between + within)) : null,
    };
  },
};
