import { compilePlan, type Plan, validatePlan } from '#lib/analysis/index.ts';
import { PlotlineError } from '#lib/base/index.ts';
import { ChartWish } from '#lib/charts/index.ts';
import type { Result, TableSchema } from '#lib/datasets/index.ts';
import { type Reading, suggestFollowUps, suggestQuestions } from '#lib/language/index.ts';
import type { BuiltinAnswer, BuiltinQuestion, BuiltinTools } from './builtin-answer.ts';
import { comparisonSql, findComparison } from './comparison.ts';
import { declined } from './declined.ts';
import { drawCharts } from './draw-charts.ts';
import { finishAnswer } from './finish-answer.ts';
import { picturePlan } from './picture-plan.ts';
import { planPurpose } from './plan-purpose.ts';
import type { ProseInput } from './prose/prose.ts';
import { writeProse } from './prose/write-prose.ts';

/** Computes what a reading asks for and says it. */
export async function answerReading(reading: Reading, question: BuiltinQuestion): Promise<BuiltinAnswer> {
  const { plan } = reading;
  const { tools, request } = question;
  const schema = findSchema(plan, question);
  const [problem] = validatePlan(plan, schema);
  if (problem !== undefined && request.kind === 'text') {
    return declined({ reason: problem, suggestions: suggestQuestions([schema]).slice(0, 3) });
  }
  const { sql, columns } = compilePlan(plan, schema);
  tools.progress('Running a query');
  const { callId, result } = await tools.queryData({ sql, plan, purpose: planPurpose(plan, columns) });
  const charts = await draw(reading, { schema, callId, result }, tools);
  const words = request.kind === 'text' ? request.text : null;
  const answered = { plan, result, schema, question: words };
  const compared = await compareGroups(answered, sql, tools);
  const prose = writeProse(answered, compared?.result ?? null);
  return finishAnswer({
    prose,
    reading,
    results: [
      { callId, result, isGrouped: plan.query.kind === 'aggregate' },
      ...(compared === null ? [] : [compared]),
    ],
    charts,
    question: words,
    suggestions: suggest(plan, schema),
  });
}

/** The chart of the Result, or of the points behind a coefficient, which a query of their own gives. */
async function draw(
  { plan, chart: wish }: Reading,
  { schema, ...ran }: { schema: TableSchema; callId: string; result: Result },
  tools: BuiltinTools,
) {
  const picture = picturePlan(plan, schema);
  if (picture === null) return drawCharts({ ...ran, planned: { plan, schema, wish } }, tools);
  const { sql, columns } = compilePlan(picture.plan, schema);
  const points = await tools.queryData({
    sql,
    plan: picture.plan,
    purpose: planPurpose(picture.plan, columns),
  });
  const mark = wish ?? ChartWish.parse({ mark: picture.mark });
  return drawCharts({ ...points, planned: { plan: picture.plan, schema, wish: mark } }, tools);
}

/** Difference and ratio of two groups come from a query too, so that they can be traced. */
async function compareGroups(answered: ProseInput, sql: string, tools: BuiltinTools) {
  const comparison = findComparison(answered);
  if (comparison === null) return null;
  const purpose = `difference and ratio of ${comparison.groups.join(' and ')}`;
  return tools.queryData({ sql: comparisonSql(sql, comparison), purpose });
}

/** What to ask next: a change of this question, else something new. */
function suggest(plan: Plan, schema: TableSchema): string[] {
  const followUps = suggestFollowUps(plan, schema);
  return followUps.length > 0 ? followUps : suggestQuestions([schema]).slice(0, 3);
}

function findSchema(plan: Plan, { tables }: BuiltinQuestion): TableSchema {
  const table = tables.find(({ schema }) => schema.table === plan.table);
  if (table !== undefined) return table.schema;
  throw new PlotlineError(
    'invalid_input',
    `The session has no table “${plan.table}” any more. Load its file again, or ask about ${tables.map(({ schema }) => schema.name).join(', ')}.`,
  );
}
