import type {
  CodeMetadata,
  Execution,
  ExecutionFigure,
  RunPythonResponse,
  StoredFigure,
} from '#lib/contracts/index.ts';
import type { Column } from '#lib/datasets/index.ts';
import type { TurnContext } from '../turn-context.ts';
import { executeCall } from './execute-call.ts';
import { FigureQueue, type KeptFigures } from './figure-queue.ts';
import { callMetadata, codeEvent, type PythonCall, type Said } from './python-call.ts';
import { requireExecutor } from './require-executor.ts';
import { toResult } from './to-result.ts';

export type PythonOptions = {
  said?: Said;
  /** The columns that the last expression's table should have. */
  columns?: readonly Column[];
  onFigure?: (figure: StoredFigure) => void;
  /** What is to be said of the response beside it. */
  check?: (response: RunPythonResponse) => Partial<CodeMetadata>;
};

const mostOutput = 20_000;
const mostMessage = 4000;
const mostTraceback = 8000;

/**
 * Runs the call's code beside the session's datasets, in the session's own interpreter: an event with the code, one
 * for each figure as it comes, live output, an event with the result. Code that fails is a response too; only
 * Stop and a missing executor are thrown.
 */
export async function runPython(
  call: PythonCall,
  context: TurnContext,
  options: PythonOptions = {},
): Promise<RunPythonResponse> {
  const place = await requireExecutor(context);
  await context.emit(codeEvent(call, options.said ?? { before: '' }));
  const figures = new FigureQueue(call, context);
  const { code, outputEventId: eventId } = call;
  const onFigure = (figure: ExecutionFigure) => figures.push(figure);
  const execution = await executeCall({ code, eventId, place, onFigure }, context);
  const kept = await figures.finish(execution.figures);
  for (const figure of kept.figures) options.onFigure?.(figure);
  const response = toResponse(execution, { kept, columns: options.columns ?? [] });
  const metadata = { ...callMetadata(call), run: response, ...options.check?.(response) };
  const ended = { response, execution, metadata };
  if (context.signal.aborted) await keepStopped(call, ended, context);
  context.signal.throwIfAborted();
  await emitResult(call, ended, context);
  return response;
}

/** What a run gave, as it is stored and told; `kept` are its figures. */
export function toResponse(
  execution: Execution,
  { kept, columns }: { kept: KeptFigures; columns: readonly Column[] },
): RunPythonResponse {
  const { status, stdout, stderr, truncated, error, files, durationMs, executor, stateReset } = execution;
  const result = toResult(execution, columns);
  const { retryAfterSeconds } = execution;
  return {
    status,
    stdout,
    stderr,
    truncated,
    error: error && shortError(error),
    files,
    durationMs,
    executor,
    stateReset,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    text: result === null ? textOf(execution) : null,
    result,
    figures: kept.figures.map(({ artifact }) => artifact),
    ...(kept.notes.length > 0 && { notes: kept.notes }),
  };
}

/** As long as the sandbox's own; what another executor says of code may be as long as the code likes. */
function shortError({ name, message, traceback }: NonNullable<Execution['error']>) {
  const ends = traceback.length <= mostTraceback;
  const half = mostTraceback / 2;
  return {
    name: name.slice(0, 200),
    message: message.slice(0, mostMessage),
    traceback: ends ? traceback : `${traceback.slice(0, half)}\n[…]\n${traceback.slice(-half)}`,
  };
}

function textOf({ result }: Execution): string | null {
  const text = result?.['text/plain'];
  return typeof text === 'string' ? text.slice(0, mostOutput) : null;
}

/** What a stopped run had shown stays; the turn may be over already. */
async function keepStopped(call: PythonCall, ended: Ended, context: TurnContext): Promise<void> {
  await emitResult(call, ended, context).catch((error) =>
    context.logger.debug({ err: error }, 'The output of a stopped run was not kept'),
  );
}

export type Ended = { response: RunPythonResponse; execution: Execution; metadata: CodeMetadata };

/** Emits the event that ends a run's own. */
export async function emitResult(
  { id, author, outputEventId }: PythonCall,
  { response, execution, metadata }: Ended,
  context: TurnContext,
): Promise<void> {
  const output = [response.stdout, textOf(execution) ?? '', failureText(response)]
    .filter((part) => part !== '')
    .join('\n')
    .slice(0, 2 * mostOutput);
  const part = { codeExecutionResult: { id, outcome: outcomes[response.status], output } };
  await context.emit({
    id: outputEventId,
    author,
    content: { role: 'user', parts: [part] },
    customMetadata: { plotline: { code: metadata } },
  });
}

function failureText({ error }: RunPythonResponse): string {
  if (error === null) return '';
  return error.traceback === '' ? `${error.name}: ${error.message}` : error.traceback;
}

const outcomes: Record<RunPythonResponse['status'], string> = {
  ok: 'OUTCOME_OK',
  error: 'OUTCOME_FAILED',
  timeout: 'OUTCOME_DEADLINE_EXCEEDED',
  out_of_memory: 'OUTCOME_FAILED',
  busy: 'OUTCOME_FAILED',
  stopped: 'OUTCOME_FAILED',
  unavailable: 'OUTCOME_FAILED',
};
