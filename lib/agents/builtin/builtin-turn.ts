import { answerEvent, callEvent, responseEvent } from '../events/agent-events.ts';
import { shortCell } from '../short-cell.ts';
import { createCallId } from '../tools/plain-tools.ts';
import { type QueryScope, runQuery } from '../tools/run-query.ts';
import { storeChart } from '../tools/store-chart.ts';
import { storeResult } from '../tools/store-result.ts';
import { toolFailure } from '../tools/tool-failure.ts';
import type { DirectRequest, TurnContext, TurnOutcome } from '../turn-context.ts';
import { answerBuiltin } from './answer-builtin.ts';
import type { BuiltinAnswer, BuiltinTools } from './builtin-answer.ts';
import { previousReading } from './previous-reading.ts';

/** One turn of the built-in analyst: each step as an event, the answer as the last one. */
export async function runBuiltinTurn(
  context: TurnContext & { request: DirectRequest },
): Promise<TurnOutcome> {
  const answer = await answerBuiltin({
    request: context.request,
    previous: previousReading(context.history),
    tables: context.tables,
    engine: context.engine,
    scope: context.sessionId,
    tools: recordedTools(context),
    signal: context.signal,
  });
  context.signal.throwIfAborted();
  await context.emit(answerEvent(answer.text, metadataOf(answer)));
  return { status: answer.status === 'declined' ? 'declined' : 'done' };
}

export function metadataOf({ status, reading, ledger, headline, suggestions }: BuiltinAnswer) {
  return {
    analyst: 'builtin' as const,
    ...(reading !== null && { reading }),
    ...(status === 'declined' && { declined: true }),
    ledger,
    headline: headline.map(({ name, value }) => ({ name, value: shortCell(value) })),
    suggestions,
  };
}

/** Tools that store each call before it runs and its response after. */
export function recordedTools(context: TurnContext): BuiltinTools {
  const scope: QueryScope = { ...context, scope: context.sessionId };
  return {
    async queryData(args) {
      const call = { id: createCallId(), name: 'query_data', args };
      await context.emit(callEvent([call]));
      try {
        const run = await runQuery(args, scope);
        await context.emit(responseEvent([{ ...call, ...(await storeResult(call.id, run, context)) }]));
        return { callId: call.id, result: run.result };
      } catch (error) {
        if (!context.signal.aborted) {
          await context.emit(responseEvent([{ ...call, response: toolFailure(error) }]));
        }
        throw error;
      }
    },
    async makeChart(args, alternatives, result) {
      const call = { id: createCallId(), name: 'make_chart', args };
      await context.emit(callEvent([call]));
      const stored = await storeChart(call.id, { args, alternatives, result }, context);
      await context.emit(responseEvent([{ ...call, ...stored }]));
    },
    progress: (step) => context.progress(step),
  };
}
