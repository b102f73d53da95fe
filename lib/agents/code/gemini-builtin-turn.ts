import { checkLedger } from '#lib/analysis/index.ts';
import { PlotlineError } from '#lib/base/index.ts';
import type { Content, Part } from '#lib/contracts/index.ts';
import { suggestQuestions } from '#lib/language/index.ts';
import type { ModelUsage } from '#lib/models/index.ts';
import { answerEvent } from '../events/agent-events.ts';
import { buildContents } from '../gemini/conversation.ts';
import { describeTables } from '../gemini/dataset-context.ts';
import { failed, requireModel, usageOf } from '../gemini/gemini-turn.ts';
import type { TurnContext, TurnOutcome } from '../turn-context.ts';
import { builtinExecutionInstruction } from './code-instruction.ts';
import { GeminiBuiltinRuns } from './gemini-builtin-runs.ts';
import { runFailure } from './run-failure.ts';
import { tablesAsCsv } from './tables-as-csv.ts';

/**
 * Code mode in Gemini's built-in execution: the question and every table whole in one request; Gemini writes code,
 * runs it on Google's servers, corrects it by itself and answers. Text, code, output and figures are told as they come.
 */
export async function runGeminiBuiltinTurn(context: TurnContext): Promise<TurnOutcome> {
  const words = requireQuestion(context);
  const model = requireModel(context);
  context.progress('Reading the data');
  const contents = await contentsOf(context);
  context.progress('Waiting for Google’s servers');
  const systemInstruction = builtinExecutionInstruction(context);
  const request = { model: model.name, systemInstruction, contents, tools: 'codeExecution' as const };
  const runs = new GeminiBuiltinRuns(context);
  let usage: ModelUsage | null = null;
  try {
    for await (const chunk of model.client.stream(request, context.signal)) {
      if (chunk.type === 'part') await runs.take(chunk.part);
      else usage = chunk.usage;
    }
    await runs.end();
  } catch (error) {
    await keepSoFar(runs, context);
    throw error;
  }
  return finish(runs, { words, usage }, context);
}

/** The person's words. Fails with `executor_unavailable` for what Google's servers can't be asked. */
function requireQuestion({ request, analyst }: TurnContext): string {
  if (request.kind === 'code') {
    throw new PlotlineError(
      'executor_unavailable',
      'Google’s servers run only code that Gemini writes itself. Say in words what should change.',
    );
  }
  if (analyst === 'gemini' && request.kind === 'text') return request.text;
  throw new PlotlineError(
    'executor_unavailable',
    'Code mode needs Gemini here, and a question in words: it runs on Google’s servers (PLOTLINE_EXECUTOR is “gemini-builtin”). Choose Gemini, or ask the same question in direct mode.',
  );
}

/** The tables stand beside the question: as files they are only there from the last message on. */
async function contentsOf(context: TurnContext): Promise<Content[]> {
  const contents = inWords(buildContents(context, await describeTables(context)));
  const tables = await tablesAsCsv(context);
  const last = contents.pop();
  return [...contents, { role: 'user', parts: [...tables, ...(last?.parts ?? [])] }];
}

/** Earlier calls as words of the model: where it runs code of its own, a request may hold no calls. */
function inWords(contents: readonly Content[]): Content[] {
  const told: { role: string; parts: Part[] }[] = [];
  for (const { role = 'user', parts = [] } of contents) {
    const isResponse = parts.some(({ functionResponse }) => functionResponse);
    const own = { role: isResponse ? 'model' : role, parts: parts.map(partInWords) };
    const before = told.at(-1);
    if (before?.role === own.role) before.parts.push(...own.parts);
    else told.push(own);
  }
  return told;
}

function partInWords(part: Part): Part {
  const { functionCall, functionResponse } = part;
  if (functionCall) return { text: `I ran this: ${JSON.stringify(functionCall.args ?? {})}` };
  if (functionResponse) return { text: `It gave: ${JSON.stringify(functionResponse.response ?? {})}` };
  return part;
}

/** What was said and run before a Stop or a failure stays; the turn may be over already. */
async function keepSoFar(runs: GeminiBuiltinRuns, context: TurnContext): Promise<void> {
  const keep = async () => {
    await runs.end(context.signal.aborted ? 'stopped' : 'error');
    const { text, eventId } = runs.said();
    if (text.trim() !== '') await context.emit(answerEvent(text, { analyst: 'gemini' }, eventId));
  };
  await keep().catch((error) =>
    context.logger.debug({ err: error }, 'What was said of a broken answer was not kept'),
  );
}

type Asked = { words: string; usage: ModelUsage | null };

async function finish(
  runs: GeminiBuiltinRuns,
  { words, usage }: Asked,
  context: TurnContext,
): Promise<TurnOutcome> {
  const { last, hasSucceeded } = runs;
  if (last !== null && !hasSucceeded) {
    await keepSoFar(runs, context);
    throw runFailure(last.response);
  }
  const { text: said, eventId } = runs.said();
  const text = said.trim() === '' && last !== null ? silent : said;
  if (text.trim() === '') throw failed('Gemini sent an empty answer. Ask again in other words.');
  const metadata = {
    analyst: 'gemini' as const,
    ledger: checkLedger(text, [], words),
    suggestions: suggestQuestions(context.tables.map(({ schema }) => schema)).slice(0, 3),
    ...(last !== null && { code: last.code }),
  };
  await context.emit({ ...answerEvent(text, metadata, eventId), ...usageOf({ usage }) });
  return { status: 'done' };
}

const silent = 'Gemini ran the code and said nothing about it. What it gave is shown above.';
