import { createScript, type Plan, writePlan } from '#lib/analysis/index.ts';
import { type ChartSpec, writeChart } from '#lib/charts/index.ts';
import type { Result } from '#lib/datasets/index.ts';
import type { SessionTable } from '../turn-context.ts';

/** What the SQL of a plan gave. */
export type Planned = { plan: Plan; result: Result; purpose: string };

export type CodeParts = {
  /** The plan that is asked; then the plan of the points that are drawn, where those are others. */
  plans: readonly Planned[];
  chart: { spec: ChartSpec; result: Result } | null;
};

/** Python that computes what is asked, draws it, and ends with the asked table. */
export function writeCode({ plans, chart }: CodeParts, tables: readonly SessionTable[]): string {
  const schemas = tables.map(({ schema }) => schema);
  const script = createScript(schemas);
  const frames = plans.map(({ plan, result }, place) => {
    const into = place === 0 ? script.name('result') : script.largeName('points');
    const schema = schemas.find(({ table }) => table === plan.table);
    if (schema !== undefined) writePlan(plan, { schema, script, into });
    return { into, result };
  });
  const [asked] = frames;
  if (chart !== null) {
    const drawn = frames.find(({ result }) => result === chart.result) ?? asked;
    script.blank();
    writeChart(chart.spec, { result: chart.result, frame: drawn?.into ?? 'result', script });
  }
  if (asked !== undefined) {
    script.blank();
    script.forget();
    script.add(asked.into);
  }
  return script.toString();
}
