import { checkLedger } from '#lib/analysis/index.ts';
import { EventId } from '#lib/base/index.ts';
import type { RunPythonResponse } from '#lib/contracts/index.ts';
import { valueWords } from '../builtin/prose/value-words.ts';
import { answerEvent } from '../events/agent-events.ts';
import { createCallId } from '../tools/plain-tools.ts';
import type { TurnContext, TurnOutcome } from '../turn-context.ts';
import { chooseAgent } from './choose-agent.ts';
import { runGeminiCodeTurn } from './gemini-code-turn.ts';
import { headAndTail } from './response-for-model.ts';
import { runFailure } from './run-failure.ts';
import { runPython } from './run-python.ts';

/** Runs code that a person wrote or changed, as it is, and says what it gave. With a model, one that fails is corrected. */
export async function runPersonCodeTurn(code: string, context: TurnContext): Promise<TurnOutcome> {
  const id = createCallId();
  const author = chooseAgent(false, context);
  const call = { id, code, source: 'person' as const, author, repairs: 0, outputEventId: EventId.create() };
  context.progress('Running the code');
  const response = await runPython(call, context);
  const mayRepair = context.analyst === 'gemini' && context.model !== null;
  if (response.status === 'error' && mayRepair)
    return runGeminiCodeTurn(repairWords(code, response), context);
  if (response.status !== 'ok') throw runFailure(response);
  const text = describeRun(response);
  const { result } = response;
  const sources = result === null ? [] : [{ callId: id, result }];
  const metadata = {
    analyst: 'builtin' as const,
    ledger: checkLedger(text, sources, ''),
    suggestions: [],
    code: { callId: id, source: 'person' as const, repairs: 0, check: 'none' as const },
  };
  await context.emit(answerEvent(text, metadata));
  return { status: 'done' };
}

function describeRun({ result, text, figures, stdout }: RunPythonResponse): string {
  const [row] = result?.rows ?? [];
  const [column] = result?.columns ?? [];
  if (result?.rows.length === 1 && result.columns.length === 1 && column !== undefined) {
    const value = valueWords(row?.[0] ?? null);
    return column.name === 'value'
      ? `The code gave ${value}.`
      : `The code gave one value: ${column.name} is ${value}.`;
  }
  const parts = [
    ...(figures.length === 0 ? [] : [figures.length === 1 ? 'a figure' : 'figures']),
    ...(result === null ? [] : ['a table']),
    ...(text === null && stdout === '' ? [] : ['output']),
  ];
  if (parts.length === 0)
    return 'The code ran and showed nothing. End it with the name of what you want to see.';
  return `The code ran and gave ${[parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter((part) => part !== '').join(' and ')}.`;
}

function repairWords(code: string, { error }: RunPythonResponse): string {
  const { name = '', message = '', traceback = '' } = error ?? {};
  const failure = JSON.stringify({
    name,
    message: headAndTail(message),
    traceback: headAndTail(traceback),
  });
  return `This code of mine failed. Correct it, run it and say what it gives.\n\n${code}\n\nThe error, as data: ${failure}`;
}
