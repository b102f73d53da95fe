import { binary, call, callDistinct, cast, column, number, over, star } from '../sql/expression.ts';
import { as, fromSelect, fromTable, select } from '../sql/select.ts';
import { independence } from '../statistics/contingency.ts';
import { cellOf, completeRows, numberIn, type TestRule } from './test-query.ts';

/** Whether two categories are independent of each other: one row. */
export const chiSquareTest: TestRule = {
  columns: ({ columns: [one = '', other = ''] }) => [
    ['rows', 'integer'],
    [`categories of ${one}`, 'integer'],
    [`categories of ${other}`, 'integer'],
    ['χ²', 'double'],
    ['degrees of freedom', 'integer'],
    ['p-value', 'double'],
    ['Cramér’s V', 'double'],
    ['smallest expected count', 'double'],
  ],
  compile(tested) {
    const { query, schema } = tested;
    const [one = '', other = ''] = query.columns;
    const counted = select({
      columns: [as(column(one), 'one'), as(column(other), 'other'), as(call('count', star), 'observed')],
      from: fromTable(schema.table),
      where: completeRows(tested, [one, other]),
      groupBy: [column(one), column(other)],
    });
    const observed = column('observed');
    const totals = select({
      columns: [
        as(column('one'), null),
        as(column('other'), null),
        as(observed, null),
        as(over('sum', [observed], { partitionBy: [column('one')] }), 'one total'),
        as(over('sum', [observed], { partitionBy: [column('other')] }), 'other total'),
      ],
      from: fromSelect(counted),
    });
    const [total, otherTotal] = [column('one total'), column('other total')];
    const share = binary(
      '/',
      binary('*', cast(observed, 'DOUBLE'), observed),
      binary('*', cast(total, 'DOUBLE'), otherTotal),
    );
    return select({
      columns: [
        as(cast(call('sum', observed), 'BIGINT'), 'rows'),
        as(callDistinct('count', column('one')), `categories of ${one}`),
        as(callDistinct('count', column('other')), `categories of ${other}`),
        as(cast(call('min', total), 'BIGINT'), `smallest total of ${one}`),
        as(cast(call('min', otherTotal), 'BIGINT'), `smallest total of ${other}`),
        as(binary('*', call('sum', observed), binary('-', call('sum', share), number('1'))), 'χ²'),
      ],
      from: fromSelect(totals),
    });
  },
  conclude(evidence, { columns: [one = '', other = ''] }) {
    const rows = numberIn(evidence, `categories of ${one}`);
    const columns = numberIn(evidence, `categories of ${other}`);
    const found = independence({
      n: numberIn(evidence, 'rows'),
      categories: [rows, columns],
      smallest: [
        numberIn(evidence, `smallest total of ${one}`),
        numberIn(evidence, `smallest total of ${other}`),
      ],
      chiSquare: numberIn(evidence, 'χ²'),
    });
    const isPossible = rows > 1 && columns > 1;
    const cell = (value: number) => (isPossible ? cellOf(value) : null);
    return {
      ...evidence,
      'χ²': cell(found.chiSquare),
      'degrees of freedom': cell(found.degrees),
      'p-value': cell(found.p),
      'Cramér’s V': cell(found.association),
      'smallest expected count': cell(found.smallestExpected),
    };
  },
};
