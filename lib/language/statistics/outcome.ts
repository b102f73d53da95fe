import { type PlanInput, Plan as PlanSchema, validatePlan } from '#lib/analysis/index.ts';
import { ChartWish } from '#lib/charts/index.ts';
import type { TableSchema } from '#lib/datasets/index.ts';
import type { Read } from '../reading.ts';
import { suggestQuestions } from '../suggest/suggest-questions.ts';

/** A plan as a reading; declined where it does not fit its table. */
export function readAs(
  schema: TableSchema,
  parts: Omit<PlanInput, 'table'>,
  mark: ChartWish['mark'] = null,
): Read {
  const plan = PlanSchema.parse({ table: schema.table, ...parts });
  const [problem] = validatePlan(plan, schema);
  if (problem !== undefined) return decline(schema, problem);
  const chart = mark === null ? null : ChartWish.parse({ mark });
  return {
    kind: 'reading',
    reading: { plan, chart, unused: [], alternatives: [], ordered: plan.sort.length > 0 },
  };
}

export function decline(schema: TableSchema, reason: string): Read {
  return { kind: 'declined', refusal: { reason, suggestions: suggestQuestions([schema]).slice(0, 3) } };
}
