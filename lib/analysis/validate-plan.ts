import { assertNever } from '#lib/base/browser.ts';
import { type ColumnType, isNumeric, isTemporal, type TableSchema } from '#lib/datasets/browser.ts';
import { validateDerived, widenSchema } from './derived/widen-schema.ts';
import { unknownColumn } from './find-column.ts';
import { validateNumber, validateTest } from './inference/validate-test.ts';
import { measureName } from './measure-name.ts';
import type { Aggregate, Dimension, Filter, Measure, Plan, Query } from './plan.ts';
import { validateFilter } from './validate-filter.ts';
import { validateCut, validateSort } from './validate-order.ts';

/** What is wrong with the plan for this table, as sentences for a person; none means that it compiles. */
export function validatePlan(plan: Plan, narrow: TableSchema): string[] {
  const wrong = validateDerived(plan, narrow);
  if (wrong.length > 0) return wrong;
  const schema = widenSchema(plan, narrow);
  const unknown = unknownColumns(plan, schema);
  if (unknown.length > 0) return unknown;
  return [
    ...validateQuery(plan.query, schema),
    ...filtersOf(plan).flatMap((filter) => validateFilter(filter, schema)),
    ...validateSort(plan, schema),
    ...validateCut(plan, schema),
  ];
}

function unknownColumns(plan: Plan, schema: TableSchema): string[] {
  const known = new Set(schema.columns.map(({ name }) => name));
  const filters = filtersOf(plan).flatMap((filter) => ('anyOf' in filter ? filter.anyOf : [filter]));
  const named = [...columnsOfQuery(plan.query), ...filters.map(({ column }) => column)];
  return [...new Set(named)].filter((name) => !known.has(name)).map((name) => unknownColumn(name, schema));
}

/** The conditions on rows, and those of single measures. */
function filtersOf({ filters, query }: Plan): Filter[] {
  const measures = query.kind === 'aggregate' ? query.measures : [];
  return [...filters, ...measures.flatMap(({ where = [] }) => where)];
}

function columnsOfQuery(query: Query): string[] {
  switch (query.kind) {
    case 'aggregate':
      return [
        ...query.dimensions.map(({ column }) => column),
        ...query.measures.flatMap(({ column }) => (column === null ? [] : [column])),
      ];
    case 'correlation':
      return [...query.columns, ...query.dimensions.map(({ column }) => column)];
    case 'test':
      return [...query.columns, ...(query.by === null ? [] : [query.by])];
    default:
      return query.columns;
  }
}

function validateQuery(query: Query, schema: TableSchema): string[] {
  switch (query.kind) {
    case 'aggregate':
      return [
        ...query.dimensions.flatMap((dimension) => validateDimension(dimension, schema)),
        ...query.measures.flatMap((measure) => validateMeasure(measure, schema)),
        ...query.having
          .filter(({ measure }) => measure >= query.measures.length)
          .map(
            ({ measure }) => `A condition names measure ${measure}, but there are ${query.measures.length}.`,
          ),
      ];
    case 'correlation':
      return [
        ...query.dimensions.flatMap((dimension) => validateDimension(dimension, schema)),
        ...query.columns.flatMap((name) => validateCorrelated(name, schema)),
      ];
    case 'test':
      return validateTest(query, schema);
    case 'outliers':
      return query.columns.flatMap((name) => validateNumber(name, schema));
    case 'rows':
    case 'columns':
    case 'describe':
    case 'missing':
    case 'tally':
    case 'duplicates':
      return [];
    default:
      return assertNever(query);
  }
}

function typeOf(name: string, schema: TableSchema): ColumnType {
  return schema.columns.find((column) => column.name === name)?.type ?? 'text';
}

function validateDimension({ column, bins, timeUnit }: Dimension, schema: TableSchema): string[] {
  const type = typeOf(column, schema);
  if (bins !== null && timeUnit !== null)
    return [`“${column}” can be binned or split by a time unit, not both.`];
  if (bins !== null && !isNumeric(type))
    return [`“${column}” holds ${typeWords[type]}, so it can’t be binned; bins need numbers.`];
  if (timeUnit === null || isTemporal(type)) return [];
  if (timeUnit === 'year' && type === 'integer') return [];
  if (timeUnit === 'hours' && type === 'time') return [];
  return [`“${column}” holds ${typeWords[type]}, so it has no ${timeUnit}; time units need dates.`];
}

const typeWords: Record<ColumnType, string> = {
  text: 'text',
  integer: 'whole numbers',
  decimal: 'numbers',
  double: 'numbers',
  boolean: 'true and false',
  date: 'dates',
  timestamp: 'times',
  time: 'times of day',
};

const numberAggregates: readonly Aggregate[] = [
  'sum',
  'mean',
  'median',
  'stddev',
  'variance',
  'stddev_population',
  'skewness',
  'kurtosis',
  'quantile',
];

function validateMeasure(measure: Measure, schema: TableSchema): string[] {
  const { aggregate, column } = measure;
  if (column === null) {
    return aggregate === 'count'
      ? []
      : [`“${aggregate}” needs a column; only rows can be counted without one.`];
  }
  const type = typeOf(column, schema);
  const summable = isNumeric(type) || type === 'boolean';
  if (numberAggregates.includes(aggregate) && !summable) {
    return [`The ${aggregate} of “${column}” can’t be computed: it holds ${typeWords[type]}, not numbers.`];
  }
  if (aggregate === 'span' && !isNumeric(type) && type !== 'date' && type !== 'timestamp')
    return [`“${column}” holds ${typeWords[type]}; only numbers and dates have a span.`];
  if (aggregate === 'quantile' && measure.quantile === null)
    return ['A quantile needs its place from 0 to 1.'];
  if (measure.share && !['count', 'sum', 'distinct'].includes(aggregate)) {
    return [`“${measureName(measure)}” has no meaning: only counts and sums add up to a total.`];
  }
  return [];
}

function validateCorrelated(name: string, schema: TableSchema): string[] {
  const type = typeOf(name, schema);
  if (isNumeric(type)) return [];
  return [`“${name}” holds ${typeWords[type]}; a correlation needs numbers.`];
}
