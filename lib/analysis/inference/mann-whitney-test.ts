import { averageRank } from '../compile/average-rank.ts';
import { binary, call, cast, column, number, over, star } from '../sql/expression.ts';
import { as, fromSelect, fromTable, select } from '../sql/select.ts';
import { mannWhitney } from '../statistics/rank-sum.ts';
import { comparedRows, sideBySide, typeOfGroup } from './groups-of-two.ts';
import { cellOf, numberIn, type TestRule } from './test-query.ts';

/** Whether the values of one group tend to be larger than those of another: one row, by their ranks. */
export const mannWhitneyTest: TestRule = {
  columns: ({ by }, schema) => [
    ['group', typeOfGroup(by, schema)],
    ['values', 'integer'],
    ['median', 'double'],
    ['other group', typeOfGroup(by, schema)],
    ['other values', 'integer'],
    ['other median', 'double'],
    ['U', 'double'],
    ['p-value', 'double'],
  ],
  compile(tested) {
    const { query, schema } = tested;
    const [name = ''] = query.columns;
    const source = column(name);
    const ranked = select({
      columns: [
        as(column(query.by ?? ''), 'group'),
        as(cast(source, 'DOUBLE'), 'value'),
        as(averageRank(source, []), 'rank'),
        as(over('count', [star], { partitionBy: [source] }), 'equal'),
      ],
      from: fromTable(schema.table),
      where: comparedRows(tested, name),
    });
    const equal = column('equal');
    const groups = select({
      columns: [
        as(column('group'), null),
        as(call('count', star), 'values'),
        as(call('median', column('value')), 'median'),
        as(call('sum', column('rank')), 'ranks'),
        as(cast(call('sum', binary('-', binary('*', equal, equal), number('1'))), 'DOUBLE'), 'ties'),
      ],
      from: fromSelect(ranked),
      groupBy: [column('group')],
    });
    return sideBySide(groups, ['values', 'median', 'ranks', 'ties'], tested);
  },
  conclude(evidence) {
    const { u, p } = mannWhitney({
      n: numberIn(evidence, 'values'),
      otherN: numberIn(evidence, 'other values'),
      rankSum: numberIn(evidence, 'ranks'),
      ties: numberIn(evidence, 'ties') + numberIn(evidence, 'other ties'),
    });
    const isPossible = numberIn(evidence, 'groups') === 2;
    return {
      ...evidence,
      U: isPossible ? cellOf(u) : null,
      'p-value': isPossible ? cellOf(p) : null,
    };
  },
};
