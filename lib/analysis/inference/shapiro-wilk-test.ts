import {
  allOf,
  binary,
  call,
  cast,
  column,
  type Expression,
  literal,
  number,
  over,
  star,
} from '../sql/expression.ts';
import { as, ascending, fromSelect, fromTable, fromUnion, type Select, select } from '../sql/select.ts';
import { shapiroWilk } from '../statistics/shapiro-wilk.ts';
import { normalScore } from './normal-score.ts';
import { cellOf, completeRows, type Evidence, numberIn, type Tested, type TestRule } from './test-query.ts';

/** Whether numbers look normal: one row for each column. */
export const shapiroWilkTest: TestRule = {
  columns: () => [
    ['column', 'text'],
    ['values', 'integer'],
    ['mean', 'double'],
    ['standard deviation', 'double'],
    ['skewness', 'double'],
    ['excess kurtosis', 'double'],
    ['W', 'double'],
    ['p-value', 'double'],
  ],
  compile(tested) {
    const [only, ...others] = tested.query.columns.map((name) => evidenceOf(name, tested));
    if (only !== undefined && others.length === 0) return only;
    return select({
      columns: [as(star, null)],
      from: fromUnion(only === undefined ? [] : [only, ...others]),
    });
  },
  conclude(evidence) {
    const tested = shapiroWilk(sampleOf(evidence));
    return {
      ...evidence,
      W: tested === null ? null : cellOf(tested.statistic),
      'p-value': tested === null ? null : cellOf(tested.p),
    };
  },
};

function sampleOf(evidence: Evidence) {
  return {
    n: numberIn(evidence, 'values'),
    squares: numberIn(evidence, 'sum of squares'),
    range: numberIn(evidence, 'range'),
    innerRange: numberIn(evidence, 'inner range'),
    topScore: numberIn(evidence, 'top score'),
    nextScore: numberIn(evidence, 'next score'),
    scoreSquares: numberIn(evidence, 'squared scores'),
    scoredSum: numberIn(evidence, 'scored sum'),
  };
}

/** The values in order, each with the score that a normal distribution would give its place. */
function evidenceOf(name: string, tested: Tested): Select {
  const value = column('value');
  const [place, total] = [column('place'), column('total')];
  const ordered = select({
    columns: [
      as(cast(column(name), 'DOUBLE'), 'value'),
      as(over('row_number', [], { orderBy: [ascending(column(name))] }), 'place'),
      as(over('count', [star]), 'total'),
    ],
    from: fromTable(tested.schema.table),
    where: completeRows(tested, [name]),
  });
  const share = binary('/', binary('-', place, number('0.375')), binary('+', total, number('0.25')));
  const scored = select({
    columns: [as(value, null), as(place, null), as(total, null), as(normalScore(share), 'score')],
    from: fromSelect(ordered),
  });
  const [score, second] = [column('score'), number('2')];
  const beforeLast = binary('=', place, binary('-', total, number('1')));
  return select({
    columns: [
      as(literal(name), 'column'),
      as(call('count', star), 'values'),
      as(call('avg', value), 'mean'),
      as(call('stddev_samp', value), 'standard deviation'),
      as(call('skewness', centred(name, tested)), 'skewness'),
      as(call('kurtosis', centred(name, tested)), 'excess kurtosis'),
      as(binary('*', call('var_pop', value), call('count', star)), 'sum of squares'),
      as(binary('-', call('max', value), call('min', value)), 'range'),
      as(
        binary('-', sumWhere(value, beforeLast), sumWhere(value, binary('=', place, second))),
        'inner range',
      ),
      as(call('max', score), 'top score'),
      as(sumWhere(score, beforeLast), 'next score'),
      as(call('sum', binary('*', score, score)), 'squared scores'),
      as(call('sum', binary('*', score, value)), 'scored sum'),
    ],
    from: fromSelect(scored),
  });
}

function sumWhere(value: Expression, condition: Expression): Expression {
  return call('sum', call('if', allOf([condition]) ?? literal(true), value, number('0')));
}

/** Third and fourth powers of values far from zero lose their digits; where zero is changes neither. */
function centred(name: string, { schema }: Tested): Expression {
  const { mean = null } = schema.profile.columns.find((each) => each.name === name) ?? {};
  return mean === null ? column('value') : binary('-', column('value'), number(String(mean)));
}
