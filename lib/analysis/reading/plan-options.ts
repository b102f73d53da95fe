import type { TableSchema } from '#lib/datasets/browser.ts';
import type { Plan } from '../plan.ts';
import { validatePlan } from '../validate-plan.ts';
import { dimensionOptions } from './dimension-options.ts';
import { filterOptions, havingOptions } from './filter-options.ts';
import { aggregateOptions, measureOptions } from './measure-options.ts';
import { limitOptions, sortOptions } from './order-options.ts';
import type { PlanPart } from './plan-part.ts';

export type PlanOption = { label: string; plan: Plan };

/**
 * What a click on a part of the reading offers: other plans, each with a label; only plans that compile and are
 * not the plan as it is. The chart is not the plan's and offers none.
 */
export function planOptions(plan: Plan, schema: TableSchema, part: PlanPart): PlanOption[] {
  const now = JSON.stringify(plan);
  return optionsAt(plan, schema, part).filter(
    (option) => JSON.stringify(option.plan) !== now && validatePlan(option.plan, schema).length === 0,
  );
}

function optionsAt(plan: Plan, schema: TableSchema, { role, index }: PlanPart): PlanOption[] {
  switch (role) {
    case 'aggregate':
      return aggregateOptions(plan, schema, index);
    case 'measure':
      return measureOptions(plan, schema, index);
    case 'dimension':
      return dimensionOptions(plan, schema, index);
    case 'filter':
      return filterOptions(plan, schema, index);
    case 'having':
      return havingOptions(plan, schema, index);
    case 'sort':
      return sortOptions(plan, schema, index);
    case 'limit':
      return limitOptions(plan);
    default:
      return [];
  }
}
