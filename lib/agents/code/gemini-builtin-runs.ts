import { EventId } from '#lib/base/index.ts';
import type { CodeMetadata, Execution, Part, RunPythonResponse } from '#lib/contracts/index.ts';
import { createCallId } from '../tools/plain-tools.ts';
import type { TurnContext } from '../turn-context.ts';
import { FigureQueue } from './figure-queue.ts';
import { callMetadata, codeEvent, type PythonCall } from './python-call.ts';
import { emitResult, toResponse } from './run-python.ts';

const mostOutput = 64_000;

type Ended = Pick<Execution, 'status' | 'stdout' | 'truncated' | 'error'>;
type Run = { call: PythonCall; figures: FigureQueue; startedAt: number; ended: Ended | null };

/**
 * The runs of code that Gemini made on Google's servers, told as those of an executor are: an event with the code, one
 * for each figure, one with what came of it. Text in front of code goes onto its event.
 */
export class GeminiBuiltinRuns {
  readonly #context: TurnContext;
  #text = '';
  #textId = EventId.create();
  #run: Run | null = null;
  #isOpen = false;
  #failures = 0;
  /** Of the runs so far: what the last one came to, and whether any went well. */
  last: { response: RunPythonResponse; code: CodeMetadata } | null = null;
  hasSucceeded = false;

  constructor(context: TurnContext) {
    this.#context = context;
  }

  /** What was said since the last code, and the id under which it was shown live. */
  said(): { text: string; eventId: string } {
    return { text: this.#text, eventId: this.#textId };
  }

  async take({ text, thought, executableCode, codeExecutionResult, inlineData }: Part): Promise<void> {
    if (executableCode) await this.#begin(executableCode.code ?? '');
    else if (codeExecutionResult) this.#hear(codeExecutionResult);
    else if (inlineData) await this.#draw(inlineData);
    else if (text && thought !== true) await this.#say(text);
  }

  /** Ends a run whose end was not told; `status` says why there is none. */
  async end(status: 'stopped' | 'error' = 'error'): Promise<void> {
    if (this.#run === null || !this.#isOpen) return;
    this.#isOpen = false;
    const { call, figures, startedAt, ended } = this.#run;
    const kept = await figures.finish([]);
    const durationMs = Math.round(performance.now() - startedAt);
    const execution = toExecution(ended ?? endings[status], durationMs);
    const response = toResponse(execution, { kept, columns: [] });
    const metadata = { ...callMetadata(call), run: response };
    await emitResult(call, { response, execution, metadata }, this.#context);
    const { id: callId, source, repairs } = call;
    this.last = { response, code: { callId, source, repairs, check: 'none' } };
    this.#failures = response.status === 'ok' ? 0 : this.#failures + 1;
    if (response.status === 'ok') this.hasSucceeded = true;
  }

  async #begin(code: string): Promise<void> {
    await this.end();
    const [id, outputEventId] = [createCallId(), EventId.create()];
    const author = this.#context.agents.root;
    const call = { id, code, source: 'gemini' as const, author, repairs: this.#failures, outputEventId };
    await this.#context.emit(codeEvent(call, { before: this.#text, eventId: this.#textId }));
    this.#context.progress('Running the code');
    [this.#text, this.#textId] = ['', EventId.create()];
    const figures = new FigureQueue(call, this.#context);
    this.#run = { call, figures, startedAt: performance.now(), ended: null };
    this.#isOpen = true;
  }

  #hear(result: NonNullable<Part['codeExecutionResult']>): void {
    if (this.#run === null || !this.#isOpen) return;
    const { output = '', outcome } = result;
    this.#run.ended = readEnd(output, String(outcome));
    if (output !== '') this.#context.partial(this.#run.call.outputEventId, output.slice(0, mostOutput));
  }

  /** A picture that comes after words belongs to the code before them. */
  async #draw({ mimeType, data = '' }: NonNullable<Part['inlineData']>): Promise<void> {
    if (mimeType !== 'image/png') return;
    const { checkPicture } = await import('#lib/executors/index.ts');
    const size = checkPicture(Buffer.from(data, 'base64'));
    if (typeof size === 'string') this.#context.logger.warn({ reason: size }, 'Gemini’s picture is left out');
    else this.#run?.figures.push({ mime: mimeType, data, title: null, ...size });
    if (!this.#isOpen) await this.#run?.figures.finish([]);
  }

  async #say(text: string): Promise<void> {
    if (this.#run?.ended) await this.end();
    this.#text += text;
    this.#context.partial(this.#textId, text);
  }
}

function readEnd(output: string, outcome: string): Ended {
  const stdout = output.slice(0, mostOutput);
  const truncated = { stdout: stdout.length < output.length, stderr: false };
  if (outcome === 'OUTCOME_OK') return { status: 'ok', stdout, truncated, error: null };
  const nothing = { stdout: '', truncated: { stdout: false, stderr: false } };
  if (outcome !== 'OUTCOME_FAILED') return { ...nothing, status: 'timeout', error: late };
  const [, name = 'Error', message = ''] = /^([A-Za-z_][\w.]*)(?:: (.*))?$/m.exec(lastLine(output)) ?? [];
  return { ...nothing, status: 'error', error: { name, message, traceback: output } };
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}

const late = {
  name: 'Timeout',
  message:
    'Google’s servers ended the code because it ran too long. Ask for less at once, or in direct mode.',
  traceback: '',
};

const noEnd = { stdout: '', truncated: { stdout: false, stderr: false } };
const endings: Record<'stopped' | 'error', Ended> = {
  stopped: {
    ...noEnd,
    status: 'stopped',
    error: { name: 'Stopped', message: 'The run was stopped.', traceback: '' },
  },
  error: {
    ...noEnd,
    status: 'error',
    error: { name: 'NoResult', message: 'Google’s servers sent no result of this code', traceback: '' },
  },
};

function toExecution(ended: Ended, durationMs: number): Execution {
  return {
    ...ended,
    stderr: '',
    result: null,
    figures: [],
    files: [],
    durationMs,
    executor: 'gemini-builtin',
    kernelId: null,
    stateReset: false,
  };
}
