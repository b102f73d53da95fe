import type { Dimension, TimeUnit } from './plan.ts';

/** A time unit in words; "of" marks the parts of a cycle. */
export const timeUnitNames: Record<TimeUnit, string> = {
  year: 'year',
  yearquarter: 'quarter',
  yearmonth: 'month',
  yearweek: 'week',
  yearmonthdate: 'day',
  yearmonthdatehours: 'hour',
  quarter: 'quarter of year',
  month: 'month of year',
  week: 'week of year',
  day: 'day of week',
  hours: 'hour of day',
};

/** `Origin`, `Date (month)`, `Horsepower (bin)`. */
export function dimensionName(dimension: Dimension): string {
  if (dimension.bins !== null) return `${dimension.column} (bin)`;
  if (dimension.timeUnit !== null) return `${dimension.column} (${timeUnitNames[dimension.timeUnit]})`;
  return dimension.column;
}

/** For a person: a column that is called by its unit needs no unit behind its name: `month`, not `month (month)`. */
export function shownName(name: string): string {
  const [, column = name, unit] = /^(.*) \(([^()]*)\)$/s.exec(name) ?? [];
  return unit?.toLowerCase() === column.toLowerCase() ? column : name;
}

/** The names with ` (2)`, ` (3)` … behind those that came before; case does not tell names apart in SQL. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let copy = 2; taken.has(unique.toLowerCase()); copy += 1) unique = `${name} (${copy})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
