import type { Plan } from '#lib/analysis/index.ts';
import type { ChartSpec } from '#lib/charts/index.ts';
import type { QueryDataArguments } from '#lib/contracts/index.ts';
import type { Result } from '#lib/datasets/index.ts';
import type { BuiltinTools } from '../builtin/builtin-answer.ts';
import { recordedTools } from '../builtin/builtin-turn.ts';
import { runQuery } from '../tools/run-query.ts';
import type { TurnContext } from '../turn-context.ts';
import type { Planned } from './write-code.ts';

/** What an answer asked its tools for, to be done by code. */
export type Asked = {
  /** What the answer's numbers are traced to. */
  callId: string;
  plans: Planned[];
  chart: { spec: ChartSpec; result: Result } | null;
};

/**
 * Tools that compute by SQL what code will compute too, and keep what was asked. Queries without a plan are events
 * as in direct mode, since no code says the same.
 */
export function plannedTools(callId: string, context: TurnContext): BuiltinTools & { asked: Asked } {
  const asked: Asked = { callId, plans: [], chart: null };
  const recorded = recordedTools(context);
  const query = async (plan: Plan, { sql, purpose = '' }: QueryDataArguments) => {
    const { result } = await runQuery({ sql, plan }, { ...context, scope: context.sessionId });
    asked.plans.push({ plan, result, purpose });
    return { callId, result };
  };
  return {
    asked,
    queryData: (args) => (args.plan === undefined ? recorded.queryData(args) : query(args.plan, args)),
    async makeChart({ spec }, _alternatives, result) {
      asked.chart = { spec, result };
    },
    progress: recorded.progress,
  };
}
