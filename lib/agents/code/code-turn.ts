import type { TurnContext, TurnOutcome } from '../turn-context.ts';
import { runBuiltinCodeTurn } from './builtin-code-turn.ts';
import { runGeminiBuiltinTurn } from './gemini-builtin-turn.ts';
import { runGeminiCodeTurn } from './gemini-code-turn.ts';
import { runPersonCodeTurn } from './person-code-turn.ts';

/** One turn of code mode: Python is written, run where the session's interpreter is, and its result told. */
export async function runCodeTurn(context: TurnContext): Promise<TurnOutcome> {
  const { request } = context;
  if (context.geminiRunsCode) return runGeminiBuiltinTurn(context);
  if (request.kind === 'code') return runPersonCodeTurn(request.code, context);
  if (context.analyst === 'gemini' && request.kind === 'text')
    return runGeminiCodeTurn(request.text, context);
  return runBuiltinCodeTurn({ ...context, request });
}
