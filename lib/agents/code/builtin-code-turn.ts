import type { Plan } from '#lib/analysis/index.ts';
import { EventId } from '#lib/base/index.ts';
import type { CodeMetadata } from '#lib/contracts/index.ts';
import { answerBuiltin } from '../builtin/answer-builtin.ts';
import type { BuiltinAnswer } from '../builtin/builtin-answer.ts';
import { metadataOf, recordedTools } from '../builtin/builtin-turn.ts';
import { previousReading } from '../builtin/previous-reading.ts';
import { answerEvent } from '../events/agent-events.ts';
import { createCallId } from '../tools/plain-tools.ts';
import type { DirectRequest, TurnContext, TurnOutcome } from '../turn-context.ts';
import { chooseAgent, handOver } from './choose-agent.ts';
import { compareResults } from './compare-results.ts';
import { type Asked, plannedTools } from './planned-tools.ts';
import { requireExecutor } from './require-executor.ts';
import { runFailure } from './run-failure.ts';
import { runPython } from './run-python.ts';
import { writeCode } from './write-code.ts';

/**
 * Code mode without a model: what the built-in analyst understood becomes pandas and Plotly code, which is run; its
 * table is compared with what SQL gives for the same plan.
 */
export async function runBuiltinCodeTurn(
  context: TurnContext & { request: DirectRequest },
): Promise<TurnOutcome> {
  await requireExecutor(context);
  const callId = createCallId();
  const tools = plannedTools(callId, context);
  const answer = await answerBuiltin({
    request: context.request,
    previous: previousReading(context.history),
    tables: context.tables,
    engine: context.engine,
    tools,
    signal: context.signal,
  });
  context.signal.throwIfAborted();
  if (answer.status === 'declined' || tools.asked.plans.length === 0) {
    await context.emit(answerEvent(answer.text, metadataOf(answer)));
    return { status: answer.status === 'declined' ? 'declined' : 'done' };
  }
  const code = await runAsked(callId, tools.asked, context);
  await tell(answer, { code, asked: tools.asked }, context);
  return { status: 'done' };
}

/** Runs the code of what was asked; returns what the answer says of it. */
async function runAsked(callId: string, asked: Asked, context: TurnContext): Promise<CodeMetadata> {
  const [first] = asked.plans;
  const columns = first?.result.columns ?? [];
  const agent = chooseAgent(asked.chart !== null, context);
  const code = writeCode(asked, context.tables);
  await handOver(agent, context);
  const call = {
    id: callId,
    code,
    ...(first !== undefined && { purpose: first.purpose }),
    source: 'builtin' as const,
    author: agent,
    repairs: 0,
    outputEventId: EventId.create(),
  };
  context.progress('Running the code');
  let told: Pick<CodeMetadata, 'check' | 'difference' | 'sql'> = { check: 'none' };
  const response = await runPython(call, context, {
    columns,
    check: ({ status, result }) => {
      if (status !== 'ok' || first === undefined) return told;
      const difference = compareResults(result, first.result, toleranceFor(first.plan));
      told = { sql: first.result.sql, check: difference === null ? 'equal' : 'different' };
      if (difference !== null) told.difference = difference;
      return told;
    },
  });
  if (response.status !== 'ok') throw runFailure(response);
  return { callId, source: 'builtin', repairs: 0, ...told };
}

type Told = { code: CodeMetadata; asked: Asked };

/** The answer; where code and SQL disagree, both are said, and numbers are traced to the SQL's rows. */
async function tell(answer: BuiltinAnswer, { code, asked }: Told, context: TurnContext): Promise<void> {
  const metadata = metadataOf(answer);
  const [first] = asked.plans;
  if (code.check !== 'different' || first === undefined) {
    await context.emit(answerEvent(answer.text, { ...metadata, code }));
    return;
  }
  const { sql } = first.result;
  const ran = await recordedTools(context).queryData({ sql, plan: first.plan, purpose: 'the same by SQL' });
  const ledger = metadata.ledger.map((entry) =>
    entry.source?.callId === code.callId
      ? { ...entry, source: { ...entry.source, callId: ran.callId } }
      : entry,
  );
  const text = `${answer.text} These numbers come from SQL. The code differs: ${code.difference}.`;
  await context.emit(answerEvent(text, { ...metadata, ledger, code }));
}

/** DuckDB adds up third and fourth powers in one pass, which loses digits that pandas keeps. */
function toleranceFor({ query }: Plan): number {
  const moments = ['skewness', 'kurtosis'];
  const isLoose =
    query.kind === 'aggregate' && query.measures.some(({ aggregate }) => moments.includes(aggregate));
  return isLoose ? 1e-6 : 1e-9;
}
