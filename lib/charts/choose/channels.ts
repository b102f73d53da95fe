import type { Aggregate, PlanColumn } from '#lib/analysis/index.ts';
import { type Column, isNumeric, isTemporal, type Result } from '#lib/datasets/browser.ts';
import { distinctCount, valuesOf } from '../cells.ts';
import type { Channel } from '../chart-spec.ts';

/** The channel that draws a column of a plan's Result. */
export function channelOf(column: PlanColumn, result: Result): Channel {
  return {
    column: column.name,
    field: column.field ?? (column.role === 'measure' ? null : column.name),
    aggregate: column.role !== 'measure' ? null : isOfOwnGroup(column) ? 'mean' : column.aggregate,
    bin: column.bin,
    timeUnit: column.timeUnit,
    type: typeOf(column, result),
    title: titleOf(column),
    ...(column.share || column.name === 'share missing' ? { percent: true } : {}),
  };
}

/** Shares of their own groups are means of yes and no, and add up to nothing. */
function isOfOwnGroup({ share, conditional }: PlanColumn): boolean {
  return share && conditional === true;
}

/** The channel that draws a column of a Result without a plan. */
export function plainChannel({ name, type }: Column, result: Result): Channel {
  return {
    column: name,
    field: name,
    aggregate: null,
    bin: false,
    timeUnit: null,
    type: plainType({ name, type }, result),
    title: name,
  };
}

function typeOf(column: PlanColumn, result: Result): Channel['type'] {
  if (column.role === 'measure') return isNumeric(column.type) ? 'quantitative' : 'nominal';
  if (column.bin) return 'quantitative';
  if (column.timeUnit !== null) return column.timeUnit.startsWith('year') ? 'temporal' : 'ordinal';
  if (column.role === 'dimension' && isNumeric(column.type)) return numberType(column.name, result);
  return basicType(column.type);
}

/** Few whole numbers name groups (cylinders); many are an amount. */
function numberType(name: string, result: Result): Channel['type'] {
  return distinctCount(valuesOf(result, name)) > 30 ? 'quantitative' : 'ordinal';
}

function plainType({ name, type }: Pick<Column, 'name' | 'type'>, result: Result): Channel['type'] {
  return isYears(name, type, result) ? 'temporal' : basicType(type);
}

function basicType(type: Column['type']): Channel['type'] {
  if (isTemporal(type)) return 'temporal';
  return isNumeric(type) ? 'quantitative' : 'nominal';
}

/** Whole numbers that are called years and lie where years do. */
export function isYears(name: string, type: Column['type'], result: Result): boolean {
  if (type !== 'integer' || !/(^|[^a-z])(year|yr)([^a-z]|$)/i.test(name)) return false;
  return valuesOf(result, name).every(
    (cell) => cell === null || (Number(cell) >= 1000 && Number(cell) <= 2999),
  );
}

const aggregateTitles: Partial<Record<Aggregate, string>> = {
  sum: 'Total',
  distinct: 'Number of distinct',
  stddev: 'Standard deviation of',
  stddev_population: 'Standard deviation of',
  mode: 'Most frequent',
};

function titleOf(column: PlanColumn): string {
  if (column.role === 'dimension') return dimensionTitle(column);
  if (column.role !== 'measure') return column.name;
  if (column.conditional) return capitalised(column.name);
  if (column.aggregate === 'count' && column.field === null) {
    return column.share ? 'Share of rows' : 'Number of rows';
  }
  const words = column.aggregate === null ? undefined : aggregateTitles[column.aggregate];
  if (words === undefined || column.field === null) return capitalised(column.name);
  return capitalised(
    `${column.share ? 'share of ' : ''}${column.share ? words.toLowerCase() : words} ${column.field}`,
  );
}

/** A column that is called by its unit needs no unit behind its name: `month`, not `month (month)`. */
function dimensionTitle({ name, field, timeUnit }: PlanColumn): string {
  const isNamedByUnit =
    field !== null && timeUnit !== null && name.toLowerCase() === `${field} (${field})`.toLowerCase();
  return isNamedByUnit ? field : name;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
