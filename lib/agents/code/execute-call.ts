import type { Execution } from '#lib/contracts/index.ts';
import type { ExecutionProgress, Executor } from '#lib/executors/index.ts';
import type { TurnContext } from '../turn-context.ts';

/** How long a stopped run may take to say what it had shown; the turn ends soon after. */
const graceMs = 300;
/** What stays live of a run's output. */
const mostLive = 64_000;

type Execute = {
  code: string;
  /** Live output goes to the event of this id. */
  eventId: string;
  place: NonNullable<TurnContext['executor']>;
  onFigure: (figure: Extract<ExecutionProgress, { kind: 'figure' }>['figure']) => void;
};

/** Runs code beside the session's datasets, its output live. After Stop, waits no longer than it must. */
export async function executeCall(
  { code, eventId, place, onFigure }: Execute,
  context: TurnContext,
): Promise<Execution> {
  let shown = '';
  const show = (text: string) => {
    const piece = text.slice(0, mostLive - shown.length);
    if (piece === '') return;
    shown += piece;
    context.partial(eventId, piece);
  };
  const datasets = context.tables.map(({ schema, ref }) => ({
    table: schema.table,
    name: schema.name,
    parquet: ref.parquet,
  }));
  const run = place.executor.run(
    {
      code,
      owner: context.sessionId,
      datasets,
      limits: place.limits,
      onProgress: (progress) =>
        progress.kind === 'figure' ? onFigure(progress.figure) : show(progress.text),
    },
    context.signal,
  );
  return Promise.race([run, stopped(() => shown, place.executor.name, context.signal)]);
}

/** What is known of a run that is still ending. */
function stopped(shown: () => string, executor: Executor['name'], signal: AbortSignal): Promise<Execution> {
  return new Promise((resolve) => {
    const leave = () => setTimeout(() => resolve(stoppedExecution(shown(), executor)), graceMs).unref();
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
}

function stoppedExecution(stdout: string, executor: Executor['name']): Execution {
  return {
    status: 'stopped',
    stdout,
    stderr: '',
    truncated: { stdout: false, stderr: false },
    error: { name: 'Stopped', message: 'The run was stopped.', traceback: '' },
    result: null,
    figures: [],
    files: [],
    durationMs: 0,
    executor,
    kernelId: null,
    stateReset: false,
  };
}
