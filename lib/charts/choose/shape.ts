import { type Plan, type PlanColumn, resultColumns } from '#lib/analysis/index.ts';
import type { Result, TableSchema } from '#lib/datasets/browser.ts';
import { valuesOf } from '../cells.ts';
import type { Channel } from '../chart-spec.ts';
import { fiveNumbers } from '../five-numbers.ts';
import { channelOf, plainChannel } from './channels.ts';

/** What a Result is to a chart. */
export type Shape =
  | { kind: 'groups'; dimensions: Channel[]; measures: Channel[]; sorted: boolean }
  | { kind: 'rows'; columns: Channel[]; sorted: boolean }
  | { kind: 'correlation'; columns: [Channel, Channel]; value: Channel; group: Channel | null }
  | { kind: 'boxes'; group: Channel | null; color: Channel | null; value: Channel }
  | { kind: 'none' };

/** The shape of a plan's Result. A list of whole rows, a single value and facts about columns have none. */
export function shapeOfPlan(plan: Plan, result: Result, schema: TableSchema): Shape {
  const columns = resultColumns(plan, schema).filter(({ name }) =>
    result.columns.some((column) => column.name === name),
  );
  const channels = (role: PlanColumn['role']) =>
    columns.filter((column) => column.role === role).map((column) => channelOf(column, result));
  const sorted = plan.sort.length > 0;
  switch (plan.query.kind) {
    case 'aggregate':
      return groupShape(channels('dimension'), channels('measure'), sorted);
    case 'rows':
      return plan.query.columns.length === 0 ? { kind: 'none' } : rowShape(channels('value'), result, sorted);
    case 'correlation':
      return correlationShape(channels('dimension'), channels('fact'), result);
    case 'missing':
      return missingShape(channels('fact'), result);
    default:
      return { kind: 'none' };
  }
}

/** The shape of a Result without a plan, from the types and values of its columns. */
export function shapeOfResult(result: Result): Shape {
  const channels = result.columns.map((column) => plainChannel(column, result));
  if (channels.length > 8) return { kind: 'none' };
  return rowShape(channels, result, /\border\s+by\b/i.test(result.sql));
}

function groupShape(dimensions: Channel[], measures: Channel[], sorted: boolean): Shape {
  const value = fiveNumberField(measures);
  const [group = null, color = null] = dimensions;
  if (value !== null && dimensions.length <= 2) return { kind: 'boxes', group, color, value };
  const numeric = measures.filter(({ type }) => type === 'quantitative');
  if (dimensions.length === 0 || numeric.length === 0) return { kind: 'none' };
  return { kind: 'groups', dimensions, measures: numeric, sorted };
}

/** The five numbers of a box plot, all of one column: that column, drawn at its median. */
function fiveNumberField(measures: readonly Channel[]): Channel | null {
  const median = measures.find(({ aggregate }) => aggregate === 'median');
  if (median === undefined || median.field === null) return null;
  const names = new Set(measures.map(({ column }) => column));
  const complete = fiveNumbers(median.field).every((name) => names.has(name));
  return complete ? { ...median, aggregate: null, title: median.field } : null;
}

/** Rows whose names or times are all different are groups already. */
function rowShape(columns: Channel[], result: Result, sorted: boolean): Shape {
  const measures = columns.filter(({ type }) => type === 'quantitative');
  const dimensions = columns.filter(({ type }) => type !== 'quantitative');
  if (columns.length > 8 || measures.length === 0) return { kind: 'none' };
  const groups = dimensions.length > 0 && dimensions.length <= 3 && areDistinct(dimensions, result);
  if (groups) return { kind: 'groups', dimensions, measures, sorted };
  return columns.length > 4 ? { kind: 'none' } : { kind: 'rows', columns, sorted };
}

function areDistinct(dimensions: readonly Channel[], result: Result): boolean {
  const columns = dimensions.map(({ column }) => valuesOf(result, column));
  const keys = result.rows.map((_, row) => JSON.stringify(columns.map((values) => values[row])));
  return new Set(keys).size === keys.length;
}

function correlationShape(groups: Channel[], facts: Channel[], result: Result): Shape {
  const named = (name: string) => facts.find(({ column }) => column === name);
  const [left, right, value] = [named('column'), named('other column'), named('correlation')];
  if (!left || !right || !value) return { kind: 'none' };
  const [group = null] = groups;
  const pairs = new Set(valuesOf(result, 'column')).size + new Set(valuesOf(result, 'other column')).size;
  if (group === null && pairs <= 2) return { kind: 'none' };
  return { kind: 'correlation', columns: [left, right], value, group };
}

function missingShape(facts: Channel[], result: Result): Shape {
  const name = facts.find(({ column }) => column === 'column');
  const value = facts.find(({ column }) => column === 'missing');
  const any = valuesOf(result, 'missing').some((cell) => Number(cell) > 0);
  if (!name || !value || !any) return { kind: 'none' };
  return {
    kind: 'groups',
    dimensions: [name],
    measures: [{ ...value, title: 'Missing values' }],
    sorted: true,
  };
}
