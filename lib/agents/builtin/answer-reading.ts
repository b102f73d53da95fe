import { compilePlan, type Plan } from '#lib/analysis/index.ts';
import { PlotlineError } from '#lib/base/index.ts';
import type { TableSchema } from '#lib/datasets/index.ts';
import { type Reading, suggestFollowUps } from '#lib/language/index.ts';
import type { BuiltinAnswer, BuiltinQuestion } from './builtin-answer.ts';
import { drawCharts } from './draw-charts.ts';
import { finishAnswer } from './finish-answer.ts';
import { planPurpose } from './plan-purpose.ts';
import { writeProse } from './prose/write-prose.ts';

/** Computes what a reading asks for and says it. */
export async function answerReading(reading: Reading, question: BuiltinQuestion): Promise<BuiltinAnswer> {
  const { plan } = reading;
  const { tools, request } = question;
  const schema = findSchema(plan, question);
  const { sql, columns } = compilePlan(plan, schema);
  tools.progress('Running a query');
  const { callId, result } = await tools.queryData({ sql, plan, purpose: planPurpose(plan, columns) });
  const charts = await drawCharts({ callId, result, planned: { plan, schema, wish: reading.chart } }, tools);
  const words = request.kind === 'text' ? request.text : null;
  const prose = writeProse({ plan, result, schema, question: words });
  return finishAnswer({
    prose,
    reading,
    results: [{ callId, result }],
    charts,
    question: words,
    suggestions: suggestFollowUps(plan, schema),
  });
}

function findSchema(plan: Plan, { tables }: BuiltinQuestion): TableSchema {
  const table = tables.find(({ schema }) => schema.table === plan.table);
  if (table !== undefined) return table.schema;
  throw new PlotlineError(
    'invalid_input',
    `The session has no table “${plan.table}” any more. Load its file again, or ask about ${tables.map(({ schema }) => schema.name).join(', ')}.`,
  );
}
