import type { Plan } from '#lib/analysis/index.ts';
import { type ChartSpec, type ChartWish, chooseCharts, chooseChartsForResult } from '#lib/charts/index.ts';
import type { Result, TableSchema } from '#lib/datasets/index.ts';
import type { BuiltinTools } from './builtin-answer.ts';

/** One row of SQL is a list of facts, not a series. */
function chartsOfSql(result: Result): ChartSpec[] {
  return result.rows.length > 1 ? chooseChartsForResult(result) : [];
}

type Drawn = {
  callId: string;
  result: Result;
  /** null for SQL written by a person. */
  planned: { plan: Plan; schema: TableSchema; wish: ChartWish | null } | null;
};

/** The charts that suit the Result, best first; the first is drawn. None where a chart makes no sense. */
export async function drawCharts(drawn: Drawn, tools: BuiltinTools): Promise<ChartSpec[]> {
  const { callId, result, planned } = drawn;
  const [best, ...others] = planned === null ? chartsOfSql(result) : chooseCharts({ ...planned, result });
  if (best === undefined) return [];
  tools.progress('Drawing a chart');
  await tools.makeChart({ callId, spec: best }, others, result);
  return [best, ...others];
}
