import { assertNever } from '#lib/base/browser.ts';
import type { ColumnType, TableSchema } from '#lib/datasets/browser.ts';
import type { Aggregate } from '../plan.ts';
import {
  binary,
  call,
  callDistinct,
  callOrdered,
  cast,
  column,
  type Expression,
  literal,
  number,
  star,
} from '../sql/expression.ts';

/**
 * DuckDB adds up third and fourth powers of the values as they are, which loses all digits of values far from zero;
 * what is asked does not change with where zero is.
 */
function centred(value: Expression, name: string, { profile }: TableSchema): Expression {
  const { mean = null, standardDeviation = null } = profile.columns.find((each) => each.name === name) ?? {};
  if (mean === null || standardDeviation === null || Math.abs(mean) <= standardDeviation) return value;
  return binary('-', value, literal(Number(mean.toPrecision(4))));
}

/**
 * An aggregate of a column, or of the rows. `mode` takes the smallest of equally frequent values. Skewness and
 * excess kurtosis are the sample's, corrected for bias: G1 and G2 of Joanes and Gill, The Statistician 47(1), 1998.
 */
export function aggregateExpression(
  measure: { aggregate: Aggregate; column: string | null; quantile: number | null },
  schema: TableSchema,
): Expression {
  const { aggregate } = measure;
  if (measure.column === null) return call('count', star);
  const type = schema.columns.find((each) => each.name === measure.column)?.type;
  const source = column(measure.column);
  const numeric = type === 'boolean' ? cast(source, 'INTEGER') : source;
  // A quantile of decimals would be rounded to their places.
  const precise = type === 'decimal' ? cast(source, 'DOUBLE') : numeric;
  switch (aggregate) {
    case 'count':
      return call('count', source);
    case 'distinct':
      return callDistinct('count', source);
    case 'min':
    case 'max':
      return call(aggregate, source);
    case 'span':
      return spanOf(source, type);
    case 'mode':
      return callOrdered('mode', source, source);
    case 'mode_count':
      return call('list_max', call('map_values', call('histogram', source)));
    case 'sum':
      return call('sum', numeric);
    case 'mean':
      return call('avg', numeric);
    case 'median':
      return call('median', precise);
    case 'stddev':
      return call('stddev_samp', numeric);
    case 'variance':
      return call('var_samp', numeric);
    case 'stddev_population':
      return call('stddev_pop', numeric);
    case 'skewness':
    case 'kurtosis':
      return call(aggregate, centred(cast(numeric, 'DOUBLE'), measure.column, schema));
    case 'quantile':
      return call('quantile_cont', precise, literal(measure.quantile ?? 0.5));
    default:
      return assertNever(aggregate);
  }
}

/** Greatest less least; of moments the days between them, with their fraction. */
function spanOf(source: Expression, type: ColumnType | undefined): Expression {
  const isMoment = type === 'timestamp';
  const value = isMoment ? call('epoch', source) : source;
  const span = binary('-', call('max', value), call('min', value));
  return isMoment ? binary('/', span, number(String(24 * 60 * 60))) : span;
}
