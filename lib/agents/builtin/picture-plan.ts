import { type Plan, Plan as PlanSchema } from '#lib/analysis/index.ts';

/** The points behind the correlation of two columns: what its chart draws; null for every other plan. */
export function picturePlan(plan: Plan): Plan | null {
  if (plan.query.kind !== 'correlation' || plan.query.columns.length !== 2) return null;
  const split = plan.query.dimensions.map(({ column }) => column);
  const columns = [...plan.query.columns, ...split];
  return PlanSchema.parse({ table: plan.table, query: { kind: 'rows', columns }, filters: plan.filters });
}
