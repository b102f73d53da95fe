import { StringDecoder } from 'node:string_decoder';
import type { ExecutionFigure } from '#lib/contracts/index.ts';
import { type Content, createContent, readContent, takeContent, type UnreadContent } from './content.ts';
import { type Done, KernelMessage } from './messages.ts';
import type { SessionData } from './stage-datasets.ts';
import type { Fork } from './start-zygote.ts';
import { encodeFrame, type Frame, onFrames } from './wire.ts';

export type KernelRun = {
  code: string;
  args: readonly string[];
  stdin: string;
  files: Readonly<Record<string, Uint8Array>>;
  /** Tables and the names of their files in the session's data folder. */
  datasets: readonly { table: string; file: string }[];
  timeoutMs: number;
  memoryMb: number;
  /** Whether variables are to last for the next run. */
  keepsState: boolean;
  onOutput(stream: 'stdout' | 'stderr', text: string): void;
  onFigure(figure: ExecutionFigure): void;
};

/** What came of a run; `done` is null where the session ended in the middle of it. */
export type KernelOutcome = {
  done: Done | null;
  content: Content;
  heard: { stdout: string; stderr: string };
};

/** Over the limit of a run, this long until the whole session is ended from outside. */
const graceMs = 500;
/** How long the end of killed processes is waited for: in the middle of a slow disk's work they stay until it is done. */
const patienceMs = 250;

/** One session of the sandbox, seen from the server. One run or read at a time. */
export class Kernel {
  readonly id: string;
  readonly ended: Promise<void>;
  /** What the session is shown as /data. */
  readonly data: SessionData;
  readonly #fork: Fork;
  #receive: ((frame: Frame, message: KernelMessage) => void) | null = null;

  /** `cleanUp` follows when no process of the session is left. */
  constructor(fork: Fork, data: SessionData, cleanUp: () => Promise<void>) {
    this.data = data;
    this.id = fork.id;
    this.#fork = fork;
    onFrames(fork.connection, (frame) => this.#take(frame));
    this.ended = fork.ended.then(() => {
      fork.connection.destroy();
      return cleanUp();
    });
  }

  /** Runs code; a stop, or a limit that the supervisor did not keep, ends the session. */
  async run(run: KernelRun, signal: AbortSignal): Promise<KernelOutcome> {
    const heard: Heard = { done: null, content: createContent(), heard: { stdout: '', stderr: '' } };
    // What is printed may be cut within a letter.
    const decoders = { stdout: new StringDecoder('utf8'), stderr: new StringDecoder('utf8') };
    const finished = Promise.withResolvers<void>();
    this.#receive = (frame, message) => {
      if (message.op === 'done') {
        heard.done = message;
        finished.resolve();
      } else takeProgress(run, heard, { frame, message, decoders });
    };
    let patience: NodeJS.Timeout | undefined;
    const end = () => {
      this.#fork.kill();
      patience ??= setTimeout(finished.resolve, patienceMs);
    };
    const timer = setTimeout(end, run.timeoutMs + graceMs);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    else this.#send(run);
    await Promise.race([finished.promise, this.ended]);
    clearTimeout(timer);
    clearTimeout(patience);
    signal.removeEventListener('abort', end);
    this.#receive = null;
    return { ...heard, content: readContent(heard.content) };
  }

  /** The bytes of a file below the working folder. */
  async read(name: string): Promise<Uint8Array | null> {
    const answer = Promise.withResolvers<Uint8Array | null>();
    this.#receive = (frame, message) => {
      if (message.op === 'file') answer.resolve(message.found ? frame.payload : null);
    };
    this.#fork.connection.write(encodeFrame({ op: 'read', name }));
    const bytes = await Promise.race([answer.promise, this.ended.then(() => null)]);
    this.#receive = null;
    return bytes;
  }

  async end(): Promise<void> {
    this.#fork.kill();
    await this.ended;
  }

  #send({ code, args, stdin, files, datasets, timeoutMs, memoryMb, keepsState }: KernelRun): void {
    const parts = Object.entries(files);
    const header = {
      op: 'run',
      ...{ code, args, datasets, timeoutMs, memoryMb, keepsState },
      files: parts.map(([name, bytes]) => ({ name, size: bytes.length })),
    };
    const payload = Buffer.concat([...parts.map(([, bytes]) => bytes), Buffer.from(stdin)]);
    this.#fork.connection.write(encodeFrame(header, payload));
  }

  #take(frame: Frame): void {
    const message = KernelMessage.safeParse(frame.header);
    if (message.success) this.#receive?.(frame, message.data);
    else this.#fork.kill();
  }
}

type Arrival = { frame: Frame; message: KernelMessage; decoders: Record<'stdout' | 'stderr', StringDecoder> };

type Heard = Omit<KernelOutcome, 'content'> & { content: UnreadContent };

function takeProgress(run: KernelRun, outcome: Heard, { frame, message, decoders }: Arrival): void {
  if (message.op === 'output') {
    const stream = message.stream === 'o' ? 'stdout' : 'stderr';
    const text = decoders[stream].write(frame.payload);
    outcome.heard[stream] += text;
    if (text !== '') run.onOutput(stream, text);
  }
  if (message.op === 'content') {
    const figure = takeContent(outcome.content, message.kind, frame.payload);
    if (figure) run.onFigure(figure);
  }
}
