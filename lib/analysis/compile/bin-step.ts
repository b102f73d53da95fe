import type { Cell, TableSchema } from '#lib/datasets/browser.ts';
import type { Filter, Predicate } from '../plan.ts';

type Range = { low: number; high: number };

/**
 * Width of a bin so that about `bins` of them, at multiples of 1, 2 or 5 times a power of ten, cover the values
 * of the column that the filters leave. At least 1 for whole numbers.
 */
export function binStep(
  column: string,
  bins: number,
  { schema, filters }: { schema: TableSchema; filters: readonly Filter[] },
): number {
  const { low, high } = rangeOf(column, schema, filters);
  const whole = schema.columns.find((each) => each.name === column)?.type === 'integer';
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return 1;
  const exponent = Math.floor(Math.log10(span / bins));
  const steps = [1, 2, 5, 10].map((digit) => roundStep(digit, exponent));
  const count = (step: number) => Math.floor(high / step) - Math.floor(low / step) + 1;
  const distance = (step: number) => Math.abs(Math.log(count(step) / bins));
  const best = steps.reduce((left, right) => (distance(right) < distance(left) ? right : left));
  return whole ? Math.max(1, best) : best;
}

function roundStep(digit: number, exponent: number): number {
  return exponent < 0 ? digit / 10 ** -exponent : digit * 10 ** exponent;
}

function rangeOf(column: string, schema: TableSchema, filters: readonly Filter[]): Range {
  const profile = schema.profile.columns.find((each) => each.name === column);
  const whole = { low: Number(profile?.min ?? 0), high: Number(profile?.max ?? 0) };
  return filters
    .filter((filter): filter is Predicate => 'column' in filter && filter.column === column)
    .reduce(narrow, whole);
}

function narrow(range: Range, { comparison, values, aggregate, timeUnit }: Predicate): Range {
  if (aggregate !== null || timeUnit !== null) return range;
  const [first, second] = values.map(toNumber);
  if (first === undefined || Number.isNaN(first)) return range;
  if (comparison === '>' || comparison === '>=') return { ...range, low: Math.max(range.low, first) };
  if (comparison === '<' || comparison === '<=') return { ...range, high: Math.min(range.high, first) };
  if (comparison !== 'between' || second === undefined) return range;
  return { low: Math.max(range.low, first), high: Math.min(range.high, second) };
}

const toNumber = (value: Cell): number => (value === null ? Number.NaN : Number(value));
