import { EventId } from '#lib/base/index.ts';
import { RunPythonArguments, type StoredFigure } from '#lib/contracts/index.ts';
import { parseArguments } from '../gemini/parse-arguments.ts';
import type { ModelCall } from '../gemini/stream-step.ts';
import type { CodeTurn } from './gemini-code-turn.ts';
import type { Said } from './python-call.ts';
import { responseForModel } from './response-for-model.ts';
import { runFailure } from './run-failure.ts';
import { runPython } from './run-python.ts';

const mostRepairs = 3;

/**
 * `run_python` for the model: the run's events, and what it gets back. The fourth failure in a row ends the turn, and
 * so does an executor that is busy or gone, which no other code would change.
 */
export async function callRunPython(
  call: ModelCall,
  turn: CodeTurn,
  said: Said,
): Promise<Record<string, unknown>> {
  const { context, results } = turn;
  const args = parseArguments(RunPythonArguments, call);
  context.progress(args.purpose ?? 'Running the code');
  const python = {
    id: call.id,
    ...args,
    source: 'gemini' as const,
    author: turn.agent,
    repairs: turn.failures,
    outputEventId: EventId.create(),
  };
  const drawn: StoredFigure[] = [];
  const response = await runPython(python, context, { said, onFigure: (figure) => drawn.push(figure) });
  if (response.status === 'ok') turn.failures = 0;
  else turn.failures += 1;
  const isFinal = response.status === 'busy' || response.status === 'unavailable';
  if (isFinal || turn.failures > mostRepairs) throw runFailure(response);
  turn.lastRun = { callId: call.id, source: 'gemini', check: 'none', repairs: python.repairs };
  const named = response.result === null ? null : results.add(call.id, response.result);
  return responseForModel(response, { named, figures: drawn.map(({ title }) => title) });
}
