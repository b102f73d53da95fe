import type { Result, TableSchema } from '#lib/datasets/browser.ts';
import { completeResult } from './complete-result.ts';
import type { Plan } from './plan.ts';
import { resultColumns } from './result-columns.ts';
import { compareGroups } from './statistics/compare-groups.ts';

/** The rows that the plan's statistic makes of its Result; null where it has none or it can't be computed. */
export function computeStatistic(plan: Plan, result: Result, schema: TableSchema): Result | null {
  if (plan.statistic === null) return null;
  const columns = resultColumns(plan, schema);
  switch (plan.statistic.kind) {
    case 'compare_groups':
      return compareGroups(result, columns, plan.statistic.groups);
    case 'significance':
      return completeResult(plan, result, schema);
  }
}
