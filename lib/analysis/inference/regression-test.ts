import { call, cast, column } from '../sql/expression.ts';
import { as, fromTable, select } from '../sql/select.ts';
import { studentTwoSided } from '../statistics/tails.ts';
import { cellOf, completeRows, numberIn, type TestRule } from './test-query.ts';

/**
 * The straight line by least squares through an outcome (first column) and a predictor (second): one row. RMSE is the
 * root of the mean of the squared residuals over the same rows.
 */
export const regressionTest: TestRule = {
  columns: () => [
    ['outcome', 'text'],
    ['predictor', 'text'],
    ['rows', 'integer'],
    ['slope', 'double'],
    ['intercept', 'double'],
    ['R²', 'double'],
    ['RMSE', 'double'],
    ['t', 'double'],
    ['degrees of freedom', 'integer'],
    ['p-value', 'double'],
  ],
  compile(tested) {
    const [outcome = '', predictor = ''] = tested.query.columns;
    const pair = [outcome, predictor].map((name) => cast(column(name), 'DOUBLE'));
    const line = (name: string) => call(name, ...pair);
    return select({
      columns: [
        as(line('regr_count'), 'rows'),
        as(line('regr_slope'), 'slope'),
        as(line('regr_intercept'), 'intercept'),
        as(line('regr_r2'), 'R²'),
        as(line('regr_sxx'), 'squares of the predictor'),
        as(line('regr_syy'), 'squares of the outcome'),
      ],
      from: fromTable(tested.schema.table),
      where: completeRows(tested, [outcome, predictor]),
    });
  },
  conclude(evidence, { columns: [outcome = '', predictor = ''] }) {
    const [rows, slope] = [numberIn(evidence, 'rows'), numberIn(evidence, 'slope')];
    const residual = numberIn(evidence, 'squares of the outcome') * (1 - numberIn(evidence, 'R²'));
    const degrees = rows - 2;
    const t = slope / Math.sqrt(residual / degrees / numberIn(evidence, 'squares of the predictor'));
    const isPossible = degrees > 0;
    return {
      ...evidence,
      outcome,
      predictor,
      RMSE: cellOf(Math.sqrt(residual / rows)),
      t: isPossible ? cellOf(t) : null,
      'degrees of freedom': isPossible ? degrees : null,
      'p-value': isPossible ? cellOf(studentTwoSided(t, degrees)) : null,
    };
  },
};
