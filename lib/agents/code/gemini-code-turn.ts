import { z } from 'zod';
import { checkLedger } from '#lib/analysis/index.ts';
import { PlotlineError } from '#lib/base/index.ts';
import type { CodeMetadata, Content } from '#lib/contracts/index.ts';
import { suggestQuestions } from '#lib/language/index.ts';
import { answerEvent } from '../events/agent-events.ts';
import { buildContents } from '../gemini/conversation.ts';
import { describeTables } from '../gemini/dataset-context.ts';
import { failed, requireModel, usageOf } from '../gemini/gemini-turn.ts';
import { parseArguments } from '../gemini/parse-arguments.ts';
import { type ModelCall, type ModelStep, streamStep } from '../gemini/stream-step.ts';
import { TurnResults } from '../gemini/turn-results.ts';
import { toolFailure } from '../tools/tool-failure.ts';
import type { TurnContext, TurnOutcome } from '../turn-context.ts';
import { callRunPython } from './call-run-python.ts';
import { codeDeclarations } from './code-declarations.ts';
import { codeInstruction } from './code-instruction.ts';
import { type Said, transferEvent } from './python-call.ts';
import { requireExecutor } from './require-executor.ts';

const mostRounds = 12;

export type CodeTurn = {
  context: TurnContext;
  results: TurnResults;
  /** Who has the question now. */
  agent: string;
  /** Runs that failed since the last one that did not. */
  failures: number;
  /** What the answer says of the code. */
  lastRun: CodeMetadata | null;
};

/**
 * Code mode with Gemini: the coordinator hands the question to one of its agents, which writes Python, corrects it
 * where it fails (at most three times in a row), and answers from what it gave. `words` are the person's.
 */
export async function runGeminiCodeTurn(words: string, context: TurnContext): Promise<TurnOutcome> {
  const model = requireModel(context);
  await requireExecutor(context);
  context.progress('Reading the data');
  const asked = { ...context, request: { kind: 'text' as const, text: words } };
  const contents = buildContents(asked, await describeTables(context));
  const turn: CodeTurn = {
    context,
    results: new TurnResults(),
    agent: context.agents.root,
    failures: 0,
    lastRun: null,
  };
  for (let round = 0; ; round += 1) {
    context.progress(round === 0 ? 'Thinking' : 'Reading the result');
    const tools = round < mostRounds ? codeDeclarations(turn.agent, context) : [];
    const systemInstruction = codeInstruction(turn.agent, context);
    const request = { model: model.name, systemInstruction, contents, tools };
    const step = await streamStep(model.client, request, turn);
    if (step.calls.length === 0) return finish(step, words, turn);
    if (round >= mostRounds) throw failed(tooManyRounds);
    contents.push(...(await runCalls(step, turn)));
  }
}

const tooManyRounds = 'Gemini ran code twelve times and gave no answer. Ask for less at once.';

/** What was said before the calls goes onto the event of the first one. */
async function runCalls(step: ModelStep, turn: CodeTurn): Promise<Content[]> {
  const parts = [];
  let said: Said = { before: step.text, eventId: step.eventId, extra: usageOf(step) };
  for (const call of step.calls) {
    turn.context.signal.throwIfAborted();
    const response = await answerCall(call, turn, said);
    said = { before: '' };
    const { modelId: id, name } = call;
    parts.push({ functionResponse: { ...(id !== undefined && { id }), name, response } });
  }
  return [
    { role: 'model', parts: step.parts },
    { role: 'user', parts },
  ];
}

async function answerCall(call: ModelCall, turn: CodeTurn, said: Said): Promise<Record<string, unknown>> {
  try {
    if (call.name === 'run_python') return await callRunPython(call, turn, said);
    if (call.name === 'transfer_to_agent') return await transfer(call, turn, said);
    throw new PlotlineError('bad_request', `There is no tool ${JSON.stringify(call.name)}.`);
  } catch (error) {
    turn.context.signal.throwIfAborted();
    if (!isCorrectable(error)) throw error;
    return toolFailure(error);
  }
}

function isCorrectable(error: unknown): boolean {
  return PlotlineError.is(error) && (error.code === 'invalid_input' || error.code === 'bad_request');
}

async function transfer(call: ModelCall, turn: CodeTurn, said: Said): Promise<Record<string, unknown>> {
  const { below } = turn.context.agents;
  const { agent_name } = parseArguments(z.object({ agent_name: z.enum(below) }), call);
  await turn.context.emit(transferEvent(agent_name, { said, author: turn.agent }));
  turn.agent = agent_name;
  return { transferred: agent_name };
}

async function finish(step: ModelStep, words: string, { context, results, lastRun }: CodeTurn) {
  if (step.text.trim() === '') throw failed('Gemini sent an empty answer. Ask again in other words.');
  const metadata = {
    analyst: 'gemini' as const,
    ledger: checkLedger(step.text, results.seen(), words),
    suggestions: suggestQuestions(context.tables.map(({ schema }) => schema)).slice(0, 3),
    ...(lastRun !== null && { code: lastRun }),
  };
  await context.emit({ ...answerEvent(step.text, metadata, step.eventId), ...usageOf(step) });
  return { status: 'done' as const };
}
