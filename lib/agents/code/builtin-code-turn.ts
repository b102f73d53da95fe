import type { LedgerEntry, Plan } from '#lib/analysis/index.ts';
import { EventId } from '#lib/base/index.ts';
import type { CodeMetadata, RunPythonResponse } from '#lib/contracts/index.ts';
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
import { type Planned, writeCode } from './write-code.ts';

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
    scope: context.sessionId,
    tools,
    signal: context.signal,
  });
  context.signal.throwIfAborted();
  if (answer.status === 'declined' || tools.asked.plans.length === 0) {
    await context.emit(answerEvent(answer.text, metadataOf(answer)));
    return { status: answer.status === 'declined' ? 'declined' : 'done' };
  }
  await tell(answer, await runAsked(callId, tools.asked, context), context);
  return { status: 'done' };
}

type Ran = { code: CodeMetadata; asked: Asked; note: string };

/** Runs the code of what was asked; without its figure where the executor has no plotly. */
async function runAsked(callId: string, asked: Asked, context: TurnContext): Promise<Ran> {
  const first = await runOnce({ callId, asked, repairs: 0 }, context);
  if (first.response.status === 'ok') return { code: first.code, asked, note: '' };
  if (asked.chart === null || !lacksPlotly(first.response)) throw runFailure(first.response);
  const bare = { ...asked, chart: null };
  const second = await runOnce({ callId: createCallId(), asked: bare, repairs: 1 }, context);
  if (second.response.status !== 'ok') throw runFailure(second.response);
  return { code: second.code, asked, note: ' No figure was drawn: plotly is missing where the code runs.' };
}

function lacksPlotly({ error }: RunPythonResponse): boolean {
  return error?.name === 'ModuleNotFoundError' && error.message.includes('plotly');
}

type Once = { callId: string; asked: Asked; repairs: number };

async function runOnce({ callId, asked, repairs }: Once, context: TurnContext) {
  const [first] = asked.plans;
  const agent = chooseAgent(asked.chart !== null, context);
  await handOver(agent, context);
  context.progress('Running the code');
  const call = {
    id: callId,
    code: writeCode(asked, context.tables),
    ...(first !== undefined && { purpose: first.purpose }),
    source: 'builtin' as const,
    author: agent,
    repairs,
    outputEventId: EventId.create(),
  };
  const code: CodeMetadata = { callId, source: 'builtin', repairs, check: 'none' };
  const response = await runPython(call, context, {
    columns: first?.result.columns ?? [],
    check: (given) => Object.assign(code, checkAgainst(given, first)),
  });
  return { code, response };
}

/** What the SQL of the same plan says to a run's table. */
function checkAgainst({ status, result }: RunPythonResponse, planned: Planned | undefined) {
  if (status !== 'ok' || planned === undefined) return {};
  const difference = compareResults(result, planned.result, toleranceFor(planned.plan));
  const { sql } = planned.result;
  return difference === null
    ? { check: 'equal' as const, sql }
    : { check: 'different' as const, difference, sql };
}

/** The answer; where code and SQL disagree, both are said, and numbers are traced to the SQL's rows. */
async function tell(answer: BuiltinAnswer, { code, asked, note }: Ran, context: TurnContext): Promise<void> {
  const metadata = metadataOf(answer);
  const [first] = asked.plans;
  const trace = (callId: string) =>
    metadata.ledger.map((entry) => retrace(entry, { from: asked.callId, to: callId }));
  if (code.check !== 'different' || first === undefined) {
    await context.emit(answerEvent(answer.text + note, { ...metadata, ledger: trace(code.callId), code }));
    return;
  }
  const { sql } = first.result;
  const ran = await recordedTools(context).queryData({ sql, plan: first.plan, purpose: 'the same by SQL' });
  const text = `${answer.text}${note} These numbers come from SQL. The code differs: ${code.difference}.`;
  await context.emit(answerEvent(text, { ...metadata, ledger: trace(ran.callId), code }));
}

function retrace(entry: LedgerEntry, { from, to }: { from: string; to: string }): LedgerEntry {
  return entry.source?.callId === from ? { ...entry, source: { ...entry.source, callId: to } } : entry;
}

/** DuckDB adds up third and fourth powers in one pass, which loses digits that pandas keeps; so do a test's many sums. */
function toleranceFor({ query }: Plan): number {
  const moments = ['skewness', 'kurtosis'];
  const isLoose =
    query.kind === 'test' ||
    (query.kind === 'aggregate' && query.measures.some(({ aggregate }) => moments.includes(aggregate)));
  return isLoose ? 1e-6 : 1e-9;
}
