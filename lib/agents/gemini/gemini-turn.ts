import { checkLedger } from '#lib/analysis/index.ts';
import { PlotlineError } from '#lib/base/index.ts';
import { suggestQuestions } from '#lib/language/index.ts';
import type { ToolDeclaration } from '#lib/models/index.ts';
import { answerEvent, callEvent, responseEvent } from '../events/agent-events.ts';
import type { TurnContext, TurnOutcome } from '../turn-context.ts';
import { callTool, refuseCall } from './call-tool.ts';
import { buildContents } from './conversation.ts';
import { describeTables } from './dataset-context.ts';
import { toolDeclarations } from './declarations.ts';
import { type ModelStep, streamStep } from './stream-step.ts';
import { systemInstruction } from './system-instruction.ts';
import { TurnResults } from './turn-results.ts';

const mostRounds = 8;
/** In one round; the others are answered with a refusal. */
const mostCalls = 16;

/**
 * One turn of Gemini in direct mode: the model asks for queries and charts (at most eight rounds), then answers;
 * each step is an event. Fails as `Model` does.
 */
export async function runGeminiTurn(context: TurnContext): Promise<TurnOutcome> {
  const model = requireModel(context);
  context.progress('Reading the data');
  const data = await describeTables(context);
  const conversation = buildContents(context, data);
  const results = new TurnResults();
  for (let round = 0; ; round += 1) {
    context.progress(round === 0 ? 'Thinking' : 'Reading the result');
    const tools: ToolDeclaration[] = round < mostRounds ? toolDeclarations : [];
    const request = {
      model: model.name,
      systemInstruction: instructionOf(context),
      contents: conversation,
      tools,
    };
    const step = await streamStep(model.client, request, { context, results });
    if (step.calls.length === 0) return finish(step, { context, results });
    if (round >= mostRounds) throw failed(tooManyRounds);
    conversation.push(...(await runCalls(step, { context, results })));
  }
}

type Turn = { context: TurnContext; results: TurnResults };

async function runCalls(step: ModelStep, { context, results }: Turn) {
  const before = step.text === '' ? [] : [{ text: step.text }];
  await context.emit({ ...callEvent(step.calls, { before, id: step.eventId }), ...usageOf(step) });
  const replies = [];
  for (const [index, call] of step.calls.entries()) {
    context.signal.throwIfAborted();
    replies.push(
      index < mostCalls ? await callTool(call, { context, results }) : refuseCall(call, mostCalls),
    );
  }
  await context.emit(responseEvent(replies));
  const parts = replies.map(({ modelId, name, forModel }) => ({
    functionResponse: { ...(modelId !== undefined && { id: modelId }), name, response: forModel },
  }));
  return [
    { role: 'model', parts: step.parts },
    { role: 'user', parts },
  ];
}

async function finish(step: ModelStep, { context, results }: Turn): Promise<TurnOutcome> {
  if (step.text.trim() === '') throw failed('Gemini sent an empty answer. Ask again in other words.');
  const question = context.request.kind === 'text' ? context.request.text : '';
  const note = step.finishReason === 'MAX_TOKENS' ? `\n\n${cutNote}` : '';
  if (note !== '') context.partial(step.eventId, note);
  const text = step.text + note;
  const schemas = context.tables.map(({ schema }) => schema);
  const metadata = {
    analyst: 'gemini' as const,
    ledger: checkLedger(text, results.seen(), question),
    suggestions: suggestQuestions(schemas).slice(0, 3),
  };
  await context.emit({ ...answerEvent(text, metadata, step.eventId), ...usageOf(step) });
  return { status: 'done' };
}

/** What a step took, in ADK's words. */
export function usageOf({ usage }: Pick<ModelStep, 'usage'>) {
  if (usage === null) return {};
  const { promptTokens, outputTokens, thoughtTokens } = usage;
  return {
    usageMetadata: {
      promptTokenCount: promptTokens,
      candidatesTokenCount: outputTokens,
      ...(thoughtTokens > 0 && { thoughtsTokenCount: thoughtTokens }),
      totalTokenCount: promptTokens + outputTokens + thoughtTokens,
    },
  };
}

const tooManyRounds =
  'Gemini asked for more than eight rounds of queries and gave no answer. Ask for less at once.';

export function failed(message: string): PlotlineError {
  return new PlotlineError('model_failed', message);
}

const cutNote = 'The answer was cut at the length that Gemini allows. Ask for less at once to see the rest.';

function instructionOf({ instruction }: TurnContext): string {
  return instruction === null ? systemInstruction : `${systemInstruction}\n\nThis assistant\n${instruction}`;
}

export function requireModel({ model }: TurnContext) {
  if (model !== null) return model;
  throw new PlotlineError(
    'model_unavailable',
    'Gemini is not set up on this server: GEMINI_API_KEY is missing. Ask the built-in analyst instead, which needs no key.',
  );
}
