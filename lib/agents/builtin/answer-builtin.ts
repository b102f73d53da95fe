import type { Plan } from '#lib/analysis/index.ts';
import type { ChartWish } from '#lib/charts/index.ts';
import type { Reading } from '#lib/language/index.ts';
import { answerNothing } from './answer-nothing.ts';
import { answerReading } from './answer-reading.ts';
import { answerSql } from './answer-sql.ts';
import type { BuiltinAnswer, BuiltinQuestion } from './builtin-answer.ts';
import { declined } from './declined.ts';
import { interpret } from './interpret.ts';
import { noData } from './no-data.ts';

/**
 * The built-in analyst: a question, an edited plan or SQL in, the whole answer out. The same for the browser and
 * the command line; what is stored on the way is up to `tools`. Fails as the engine does, and with
 * `invalid_input` where a plan does not fit its table.
 */
export async function answerBuiltin(question: BuiltinQuestion): Promise<BuiltinAnswer> {
  const { request } = question;
  if (request.kind === 'nothing' && request.refusal !== null) {
    return declined({ reason: request.refusal, suggestions: [] });
  }
  if (question.tables.length === 0) return declined(noData);
  switch (request.kind) {
    case 'sql':
      return answerSql(request.sql, question);
    case 'plan':
      return answerReading(editedReading(request.plan, request.chart), question);
    case 'nothing':
      return answerNothing(question);
    case 'text': {
      question.tools.progress('Reading the question');
      const read = await interpret(request.text, question);
      return read.kind === 'declined' ? declined(read.refusal) : answerReading(read.reading, question);
    }
  }
}

function editedReading(plan: Plan, chart: ChartWish | null): Reading {
  return { plan, chart, unused: [], alternatives: [], ordered: plan.sort.length > 0 };
}
