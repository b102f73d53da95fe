import { call, cast, column } from '../sql/expression.ts';
import { as, fromTable, select } from '../sql/select.ts';
import { type Group, studentTest, welchTest } from '../statistics/two-means.ts';
import { comparedRows, sideBySide, typeOfGroup } from './groups-of-two.ts';
import { cellOf, type Evidence, numberIn, type TestRule } from './test-query.ts';

/** Whether two groups differ in their mean: one row, Student's or Welch's t. */
export const twoMeansTest: TestRule = {
  columns: ({ by }, schema) => [
    ['group', typeOfGroup(by, schema)],
    ['values', 'integer'],
    ['mean', 'double'],
    ['standard deviation', 'double'],
    ['other group', typeOfGroup(by, schema)],
    ['other values', 'integer'],
    ['other mean', 'double'],
    ['other standard deviation', 'double'],
    ['difference', 'double'],
    ['t', 'double'],
    ['degrees of freedom', 'double'],
    ['p-value', 'double'],
  ],
  compile(tested) {
    const { query, schema } = tested;
    const [name = ''] = query.columns;
    const value = cast(column(name), 'DOUBLE');
    const by = column(query.by ?? '');
    const groups = select({
      columns: [
        as(by, 'group'),
        as(call('count', value), 'values'),
        as(call('avg', value), 'mean'),
        as(call('stddev_samp', value), 'standard deviation'),
      ],
      from: fromTable(schema.table),
      where: comparedRows(tested, name),
      groupBy: [by],
    });
    return sideBySide(groups, ['values', 'mean', 'standard deviation'], tested);
  },
  conclude(evidence, { test }) {
    const [one, other] = [groupOf(evidence, ''), groupOf(evidence, 'other ')];
    const isPossible = numberIn(evidence, 'groups') === 2 && one.n > 1 && other.n > 1;
    const found = (test === 'student_t' ? studentTest : welchTest)(one, other);
    const cell = (value: number) => (isPossible ? cellOf(value) : null);
    return {
      ...evidence,
      difference: cell(found.difference),
      t: cell(found.t),
      'degrees of freedom': cell(found.degrees),
      'p-value': cell(found.p),
    };
  },
};

function groupOf(evidence: Evidence, prefix: string): Group {
  const deviation = numberIn(evidence, `${prefix}standard deviation`);
  return {
    n: numberIn(evidence, `${prefix}values`),
    mean: numberIn(evidence, `${prefix}mean`),
    variance: deviation ** 2,
  };
}
