import type { TableSchema } from '#lib/datasets/browser.ts';
import type { Filter, Having, Plan, Predicate } from '../plan.ts';
import { describeFilter } from './describe-filter.ts';
import { removed, replaced, withQuery } from './edit-plan.ts';
import type { PlanOption } from './plan-options.ts';

const mostValues = 12;

/** Leaving a filter out, its opposite, and the column's other frequent values. */
export function filterOptions(plan: Plan, schema: TableSchema, index: number): PlanOption[] {
  const filter = plan.filters[index];
  if (!filter) return [];
  const change = (other: Filter): PlanOption => ({
    label: describeFilter(other),
    plan: { ...plan, filters: replaced(plan.filters, index, other) },
  });
  const without = { label: 'Leave it out', plan: { ...plan, filters: removed(plan.filters, index) } };
  if ('anyOf' in filter) return [without];
  return [without, ...opposites(filter).map(change), ...otherValues(filter, schema).map(change)];
}

const opposite: Partial<Record<Predicate['comparison'], Predicate['comparison'][]>> = {
  '=': ['!='],
  '!=': ['='],
  '<': ['<=', '>', '>='],
  '<=': ['<', '>', '>='],
  '>': ['>=', '<', '<='],
  '>=': ['>', '<', '<='],
  in: ['not_in'],
  not_in: ['in'],
  contains: ['not_contains'],
  not_contains: ['contains'],
  is_missing: ['is_present'],
  is_present: ['is_missing'],
  is_outlier: ['not_outlier'],
  not_outlier: ['is_outlier'],
};

function opposites(filter: Predicate): Predicate[] {
  return (opposite[filter.comparison] ?? []).map((comparison) => ({ ...filter, comparison }));
}

function otherValues(filter: Predicate, schema: TableSchema): Predicate[] {
  const plain = (filter.comparison === '=' || filter.comparison === '!=') && filter.aggregate === null;
  if (!plain || filter.timeUnit !== null) return [];
  const top = schema.profile.columns.find(({ name }) => name === filter.column)?.top ?? [];
  return top
    .map(({ value }) => value)
    .filter((value) => value !== null && !filter.values.includes(value))
    .slice(0, mostValues)
    .map((value) => ({ ...filter, values: [value] }));
}

/** Leaving a condition on a measure out, and its opposite. */
export function havingOptions(plan: Plan, schema: TableSchema, index: number): PlanOption[] {
  const { query } = plan;
  const having = query.kind === 'aggregate' ? query.having[index] : undefined;
  if (query.kind !== 'aggregate' || !having) return [];
  const change = (label: string, conditions: Having[]) => ({
    label,
    plan: withQuery(plan, { ...query, having: conditions }, schema),
  });
  const turned = ({ '<': '>=', '<=': '>', '>': '<=', '>=': '<', '=': '!=', '!=': '=' } as const)[
    having.comparison
  ];
  return [
    change('Leave it out', removed(query.having, index)),
    change(`${turned} ${having.value}`, replaced(query.having, index, { ...having, comparison: turned })),
  ];
}
