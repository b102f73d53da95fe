import type { TableSchema } from '#lib/datasets/browser.ts';
import type { Plan, Sort } from '../plan.ts';
import { resultColumns } from '../result-columns.ts';
import { removed, replaced } from './edit-plan.ts';
import type { PlanOption } from './plan-options.ts';

const mostColumns = 12;

/** The other direction, the other columns, and leaving the order out. */
export function sortOptions(plan: Plan, schema: TableSchema, index: number): PlanOption[] {
  const sort = plan.sort[index];
  if (!sort) return [];
  const change = (label: string, other: Sort) => ({
    label,
    plan: { ...plan, sort: replaced(plan.sort, index, other) },
  });
  const others = resultColumns(plan, schema)
    .filter(({ name }) => name !== sort.by)
    .slice(0, mostColumns);
  const turned = turn(sort.direction);
  return [
    change(turned, { ...sort, direction: turned }),
    ...others.map(({ name }) => change(`by ${name}`, { ...sort, by: name })),
    { label: 'Leave it out', plan: { ...plan, sort: removed(plan.sort, index) } },
  ];
}

/** Other numbers of rows, all of them, and the other end. */
export function limitOptions(plan: Plan): PlanOption[] {
  const [first] = plan.sort;
  const ranked = plan.sort.length === 1 && first !== undefined;
  const end = ranked ? (first.direction === 'descending' ? 'top' : 'bottom') : 'first';
  const turned = ranked
    ? [
        {
          label: `${end === 'top' ? 'bottom' : 'top'} ${plan.limit}`,
          plan: { ...plan, sort: [{ ...first, direction: turn(first.direction) }] },
        },
      ]
    : [];
  return [
    ...[1, 3, 5, 10, 20, 50].map((limit) => ({ label: `${end} ${limit}`, plan: { ...plan, limit } })),
    { label: 'all', plan: { ...plan, limit: null } },
    ...turned,
  ];
}

function turn(direction: Sort['direction']): Sort['direction'] {
  return direction === 'ascending' ? 'descending' : 'ascending';
}
