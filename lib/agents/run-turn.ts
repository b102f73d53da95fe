import { PlotlineError } from '#lib/base/index.ts';
import { runBuiltinTurn } from './builtin/builtin-turn.ts';
import { runCodeTurn } from './code/code-turn.ts';
import { runGeminiTurn } from './gemini/gemini-turn.ts';
import type { TurnContext, TurnOutcome } from './turn-context.ts';

/**
 * Answers one turn: emits its events in order and ends with an answer, or fails with a PlotlineError whose
 * message a person can act on (`stopped` after Stop). A plan or SQL needs no model, so the built-in analyst
 * computes it whichever is chosen.
 */
export async function runTurn(context: TurnContext): Promise<TurnOutcome> {
  try {
    context.signal.throwIfAborted();
    return await answer(context);
  } catch (error) {
    if (!context.signal.aborted) throw error;
    throw new PlotlineError('stopped', 'The answer was stopped.', { cause: error });
  }
}

async function answer(context: TurnContext): Promise<TurnOutcome> {
  const { request, mode, analyst } = context;
  if (request.kind === 'code') return runCodeTurn(context);
  if (mode === 'code' && (request.kind === 'text' || request.kind === 'plan')) return runCodeTurn(context);
  if (analyst === 'gemini' && request.kind === 'text') return runGeminiTurn(context);
  return runBuiltinTurn({ ...context, request });
}
