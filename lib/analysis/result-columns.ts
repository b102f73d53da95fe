import { assertNever } from '#lib/base/browser.ts';
import type { ColumnType, TableSchema } from '#lib/datasets/browser.ts';
import { outlierColumns } from './compile/outliers.ts';
import { widenSchema } from './derived/widen-schema.ts';
import { testRules } from './inference/test-rules.ts';
import { measureName } from './measure-name.ts';
import { dimensionName, uniqueNames } from './names.ts';
import type { Dimension, Measure, Plan, Query } from './plan.ts';
import { type PlanColumn, planColumn } from './plan-column.ts';

/**
 * The columns of the plan's Result, in order. Names are stable: a dimension is named by its column
 * (`Origin`, `Date (month)`, `Horsepower (bin)` and beside it `Horsepower (bin end)`), a measure by its
 * aggregate and column (`count`, `mean Horsepower`, `share of sum Sales`); a name that repeats gets ` (2)`.
 */
export function resultColumns(plan: Plan, narrow: TableSchema): PlanColumn[] {
  const schema = widenSchema(plan, narrow);
  const columns = [...columnsOf(plan.query, schema), ...significanceColumns(plan)];
  const names = uniqueNames(columns.map((column) => column.name));
  return columns.map((column, index) => ({ ...column, name: names[index] ?? column.name }));
}

function columnsOf(query: Query, schema: TableSchema): PlanColumn[] {
  switch (query.kind) {
    case 'aggregate':
      return [
        ...query.dimensions.flatMap((dimension, index) => dimensionColumns(dimension, index, schema)),
        ...query.measures.map((measure, index) => measureColumn(measure, index, schema)),
      ];
    case 'rows':
      return rowColumns(query.columns, schema);
    case 'describe':
      return describeColumns(query.columns, schema);
    case 'columns':
      return columnFacts(query.show);
    case 'missing':
      return facts([
        ['column', 'text'],
        ['missing', 'integer'],
        ['share missing', 'double'],
      ]);
    case 'tally':
      return facts([
        ['column', 'text'],
        [query.count, 'integer'],
      ]);
    case 'duplicates':
      return facts([
        ['rows', 'integer'],
        ['distinct rows', 'integer'],
        ['duplicate rows', 'integer'],
      ]);
    case 'correlation':
      return [
        ...query.dimensions.flatMap((dimension, index) => dimensionColumns(dimension, index, schema)),
        ...facts([
          ['column', 'text'],
          ['other column', 'text'],
          ['correlation', 'double'],
          ['pairs', 'integer'],
        ]),
      ];
    case 'test':
      return facts(testRules[query.test].columns(query, schema));
    case 'outliers':
      return facts(outlierColumns);
    default:
      return assertNever(query);
  }
}

function significanceColumns({ query, statistic }: Plan): PlanColumn[] {
  const isWanted = query.kind === 'correlation' && statistic?.kind === 'significance';
  return isWanted ? facts([['p-value', 'double']]) : [];
}

function columnFacts(show: Extract<Query, { kind: 'columns' }>['show']): PlanColumn[] {
  if (show === 'shape')
    return facts([
      ['rows', 'integer'],
      ['columns', 'integer'],
    ]);
  if (show === 'count') return facts([['columns', 'integer']]);
  return facts([['column', 'text'], ...(show === 'types' ? [['type', 'text'] as const] : [])]);
}

function facts(columns: readonly (readonly [string, ColumnType])[]): PlanColumn[] {
  return columns.map(([name, type], index) => planColumn({ name, role: 'fact', type, index }));
}

function typeOf(name: string, schema: TableSchema): ColumnType {
  return schema.columns.find((column) => column.name === name)?.type ?? 'text';
}

function dimensionColumns(dimension: Dimension, index: number, schema: TableSchema): PlanColumn[] {
  const type = dimensionType(dimension, schema);
  const bin = dimension.bins !== null;
  const start = planColumn({
    name: dimensionName(dimension),
    role: 'dimension',
    type,
    field: dimension.column,
    timeUnit: dimension.timeUnit,
    bin,
    index,
  });
  return bin ? [start, { ...start, name: `${dimension.column} (bin end)`, role: 'bin_end' }] : [start];
}

function dimensionType(dimension: Dimension, schema: TableSchema): ColumnType {
  if (dimension.bins !== null) return 'double';
  switch (dimension.timeUnit) {
    case null:
      return typeOf(dimension.column, schema);
    case 'month':
    case 'day':
      return 'text';
    case 'yearmonthdatehours':
      return 'timestamp';
    case 'yearquarter':
    case 'yearmonth':
    case 'yearweek':
    case 'yearmonthdate':
      return 'date';
    default:
      return 'integer';
  }
}

function measureColumn(measure: Measure, index: number, schema: TableSchema): PlanColumn {
  return planColumn({
    name: measureName(measure),
    role: 'measure',
    type: measure.share ? 'double' : measureType(measure, schema),
    field: measure.column,
    aggregate: measure.aggregate,
    share: measure.share,
    ...(measure.where === undefined ? {} : { conditional: true as const }),
    index,
  });
}

function measureType(measure: Measure, schema: TableSchema): ColumnType {
  const type = measure.column === null ? 'integer' : typeOf(measure.column, schema);
  switch (measure.aggregate) {
    case 'count':
    case 'distinct':
    case 'mode_count':
      return 'integer';
    case 'sum':
      return type === 'boolean' ? 'integer' : type;
    case 'span':
      return type === 'date' ? 'integer' : type === 'timestamp' ? 'double' : type;
    case 'min':
    case 'max':
    case 'mode':
      return type;
    default:
      return 'double';
  }
}

function rowColumns(names: readonly string[], schema: TableSchema): PlanColumn[] {
  const shown = names.length === 0 ? schema.columns.map((column) => column.name) : names;
  return shown.map((name, index) =>
    planColumn({ name, role: 'value', type: typeOf(name, schema), field: name, index }),
  );
}

function describeColumns(names: readonly string[], schema: TableSchema): PlanColumn[] {
  const described = rowColumns(names, schema);
  const numeric = described.every(({ type }) => ['integer', 'decimal', 'double'].includes(type));
  const edge = numeric ? 'double' : 'text';
  return facts([
    ['column', 'text'],
    ['type', 'text'],
    ['count', 'integer'],
    ['missing', 'integer'],
    ['distinct', 'integer'],
    ['mean', 'double'],
    ['standard deviation', 'double'],
    ['min', edge],
    ['25%', 'double'],
    ['median', 'double'],
    ['75%', 'double'],
    ['max', edge],
  ]);
}
