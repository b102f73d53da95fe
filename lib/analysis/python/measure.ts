import { assertNever } from '#lib/base/browser.ts';
import type { ColumnType } from '#lib/datasets/browser.ts';
import type { Aggregate, Measure } from '../plan.ts';
import { columnCode, type FrameScope } from './expression.ts';
import { whereColumn } from './where-column.ts';

type Aggregated = { aggregate: Aggregate; column: string | null; quantile: number | null };

/** An aggregate over all rows of the frame: one value. */
export function wholeMeasure(measure: Aggregated, scope: FrameScope): string {
  if (measure.column === null) return `len(${scope.frame})`;
  const type = typeOf(measure.column, scope);
  const source = columnCode(measure.column, scope.frame);
  const ordered = measure.aggregate === 'min' || measure.aggregate === 'max';
  if (ordered && type === 'text') return `${source}.dropna().${measure.aggregate}()`;
  const code = aggregateCode(measure, numeric(source, type, measure.aggregate));
  return measure.aggregate === 'span' ? inDays(code, type, '') : code;
}

/**
 * An aggregate of each group. `groups` is the grouping; `values` gives the name of a column that holds the same as
 * numbers, which booleans need.
 */
export function groupMeasure(
  measure: Measure,
  groups: string,
  { schema, values }: { schema: FrameScope['schema']; values: (column: string) => string },
): string {
  const { where, column } = measure;
  if (column === null)
    return where === undefined ? `${groups}.size()` : `${columnCode(whereColumn(measure), groups)}.sum()`;
  const type = typeOf(column, { frame: groups, schema });
  const counted = type === 'boolean' && needsNumbers(measure.aggregate);
  const name = where === undefined ? (counted ? values(column) : column) : whereColumn(measure);
  const source = columnCode(name, groups);
  const code = aggregateCode(measure, source, true);
  return measure.aggregate === 'span' ? inDays(code, type, '.dt') : code;
}

/** The difference of two moments in days, with its fraction where they are more than dates. */
function inDays(code: string, type: ColumnType, accessor: string): string {
  if (type === 'date') return `${code}${accessor}.days`;
  return type === 'timestamp' ? `${code}${accessor}.total_seconds() / 86400` : code;
}

export function needsNumbers(aggregate: Aggregate): boolean {
  return !['count', 'distinct', 'min', 'max', 'mode', 'mode_count', 'span'].includes(aggregate);
}

function typeOf(column: string, { schema }: FrameScope): ColumnType {
  return schema.columns.find(({ name }) => name === column)?.type ?? 'text';
}

function numeric(source: string, type: ColumnType, aggregate: Aggregate): string {
  return type === 'boolean' && needsNumbers(aggregate) ? `${source}.astype("float64")` : source;
}

/** pandas leaves missing values out of all of these, as SQL does. */
function aggregateCode({ aggregate, quantile }: Aggregated, source: string, grouped = false): string {
  switch (aggregate) {
    case 'count':
    case 'median':
    case 'mean':
    case 'min':
    case 'max':
      return `${source}.${aggregate}()`;
    case 'distinct':
      return `${source}.nunique()`;
    case 'mode':
      return grouped ? `${source}.agg(lambda values: values.mode().min())` : `${source}.mode().min()`;
    case 'mode_count':
      return grouped
        ? `${source}.agg(lambda values: values.value_counts().max())`
        : `${source}.value_counts().max()`;
    case 'span':
      return `(${source}.max() - ${source}.min())`;
    case 'sum':
      return `${source}.sum(min_count=1)`;
    case 'stddev':
      return `${source}.std()`;
    case 'variance':
      return `${source}.var()`;
    case 'stddev_population':
      return `${source}.std(ddof=0)`;
    case 'skewness':
      return `${source}.skew()`;
    case 'kurtosis':
      return `${source}.kurt()`;
    case 'quantile':
      return `${source}.quantile(${quantile ?? 0.5})`;
    default:
      return assertNever(aggregate);
  }
}
