import { binary, type Expression, number, over, star } from '../sql/expression.ts';
import { ascending } from '../sql/select.ts';

/** The rank of each value within its part of the rows; equal values share the mean of their ranks. */
export function averageRank(source: Expression, partitionBy: readonly Expression[]): Expression {
  const first = over('rank', [], { partitionBy, orderBy: [ascending(source)] });
  const equal = over('count', [star], { partitionBy: [...partitionBy, source] });
  return binary('+', first, binary('/', binary('-', equal, number('1')), number('2')));
}
