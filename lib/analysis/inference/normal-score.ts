import { binary, call, type Expression, number } from '../sql/expression.ts';

const minus = (left: Expression, right: Expression) => binary('-', left, right);
const times = (left: Expression, right: Expression) => binary('*', left, right);
const over = (left: Expression, right: Expression) => binary('/', left, right);

/**
 * The standard normal quantile of a share in SQL, to about 1e-9: algorithm AS 111 of Beasley & Springer, Applied
 * Statistics 26(1), 1977. SciPy's and R's test of Shapiro and Wilk scores by the same.
 */
export function normalScore(share: Expression): Expression {
  const fromMiddle = minus(share, number('0.5'));
  const square = times(fromMiddle, fromMiddle);
  const central = over(
    times(
      fromMiddle,
      polynomial(['2.50662823884', '-18.61500062529', '41.39119773534', '-25.44106049637'], square),
    ),
    polynomial(['1', '-8.47351093090', '23.08336743743', '-21.06224101826', '3.13082909833'], square),
  );
  const root = call('sqrt', minus(number('0'), call('ln', call('least', share, minus(number('1'), share)))));
  const tail = over(
    polynomial(['-2.78718931138', '-2.29796479134', '4.85014127135', '2.32121276858'], root),
    polynomial(['1', '3.54388924762', '1.63706781897'], root),
  );
  const isCentral = binary('<=', call('abs', fromMiddle), number('0.42'));
  return call('if', isCentral, central, times(call('sign', fromMiddle), tail));
}

/** c0 + x (c1 + x (c2 + …)). */
function polynomial([first = '0', ...rest]: readonly string[], x: Expression): Expression {
  if (rest.length === 0) return number(first);
  return binary('+', number(first), times(x, polynomial(rest, x)));
}
