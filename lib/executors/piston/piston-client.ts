import { z } from 'zod';
import { PlotlineError } from '#lib/base/index.ts';

export type PistonFile = { name: string; content: string; encoding: 'utf8' | 'base64' };

export type PistonProgram = {
  version: string;
  files: readonly PistonFile[];
  stdin: string;
  /** Milliseconds. */
  timeoutMs: number;
  /** Bytes. */
  memoryBytes: number;
};

const Stage = z.object({
  stdout: z.string(),
  stderr: z.string(),
  code: z.number().nullish().default(null),
  signal: z.string().nullish().default(null),
  message: z.string().nullish().default(null),
  status: z.string().nullish().default(null),
  cpu_time: z.number().nullish().default(null),
  memory: z.number().nullish().default(null),
  wall_time: z.number().nullish().default(null),
});
export type PistonStage = z.infer<typeof Stage>;

const Runtimes = z.array(
  z.object({ language: z.string(), version: z.string(), aliases: z.array(z.string()).default([]) }),
);
const Refusal = z.object({ message: z.string().optional(), stack: z.string().optional() }).catch({});

/** A program that the server does not take as it is: `limit` names a figure that it exceeds. */
export type PistonAnswer =
  | { kind: 'ran'; run: PistonStage }
  | { kind: 'limit'; name: string; value: number }
  | { kind: 'too_large' };

const limitMessage = /^(run_\w+) cannot exceed the configured limit of (\d+)$/;
const busySeconds = 5;
const answerMs = 15_000;

/** Piston's v2 wire. Fails with `busy`, `unavailable`, or the signal's reason. */
export class PistonClient {
  readonly #base: string;
  readonly #token: string | null;

  /** `url` with or without `/api/v2`; `token` is sent as it is in Authorization. */
  constructor(url: string, token: string | null) {
    const base = url.replace(/\/+$/, '');
    this.#base = /\/api\/v2(\/|$)/.test(new URL(base).pathname) ? base : `${base}/api/v2`;
    this.#token = token;
  }

  /** The newest Python 3. */
  async findPython(): Promise<string> {
    const response = await this.#send('runtimes', { signal: AbortSignal.timeout(answerMs) });
    if (!response.ok) throw await refuse(response);
    const runtimes = Runtimes.safeParse(await readJson(response));
    if (!runtimes.success) throw unreadable(runtimes.error);
    const versions = runtimes.data
      .filter(({ language, aliases }) => language === 'python' || aliases.includes('python3'))
      .map(({ version }) => version)
      .filter((version) => version.startsWith('3.'))
      .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
    const [newest] = versions;
    if (newest) return newest;
    throw new PlotlineError(
      'unavailable',
      'The Piston server has no Python 3. Install its package “python” there.',
    );
  }

  async execute(program: PistonProgram, signal: AbortSignal): Promise<PistonAnswer> {
    const { version, files, stdin, timeoutMs, memoryBytes } = program;
    const body = {
      language: 'python',
      version,
      files,
      stdin,
      args: [],
      run_timeout: timeoutMs,
      run_cpu_time: timeoutMs,
      run_memory_limit: memoryBytes,
    };
    const response = await this.#send('execute', { body: JSON.stringify(body), signal });
    if (response.ok) return { kind: 'ran', run: parseRun(await readJson(response)) };
    if (response.status === 413) return { kind: 'too_large' };
    if (response.status !== 400) throw await refuse(response);
    const { message = '', stack = '' } = Refusal.parse(await readJson(response));
    const [, name, value] = limitMessage.exec(message) ?? [];
    if (name) return { kind: 'limit', name, value: Number(value) };
    if (/PayloadTooLarge|entity too large/i.test(stack)) return { kind: 'too_large' };
    throw new PlotlineError('unavailable', 'The Piston server refused the program.', {
      cause: new Error(message || stack),
    });
  }

  async #send(path: string, { body, signal }: { body?: string; signal: AbortSignal }): Promise<Response> {
    const headers = {
      ...(this.#token !== null && { authorization: this.#token }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const method = body === undefined ? 'GET' : 'POST';
    try {
      return await fetch(`${this.#base}/${path}`, { method, headers, body, signal, redirect: 'error' });
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      const message = 'The Piston server can’t be reached. Check PISTON_URL, and that it is running.';
      throw new PlotlineError('unavailable', message, { cause: error });
    }
  }
}

function parseRun(body: unknown): PistonStage {
  const parsed = z.object({ run: Stage }).safeParse(body);
  if (parsed.success) return parsed.data.run;
  throw unreadable(parsed.error);
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    if (error instanceof SyntaxError) throw unreadable(error);
    throw error;
  }
}

async function refuse(response: Response): Promise<PlotlineError> {
  const { status } = response;
  const cause = new Error(`HTTP ${status}: ${(await response.text()).slice(0, 300)}`);
  if ([429, 502, 503].includes(status)) {
    const seconds = Number(response.headers.get('retry-after'));
    const retryAfterSeconds = Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : busySeconds;
    const message = 'The Piston server is busy. Try again in a moment.';
    return new PlotlineError('busy', message, { cause, retryAfterSeconds });
  }
  if (status === 401 || status === 403) {
    return new PlotlineError('unavailable', 'The Piston server wants another token. Set PISTON_TOKEN.', {
      cause,
    });
  }
  const message = `The Piston server answered with HTTP ${status}. Check PISTON_URL, or ask who runs it.`;
  return new PlotlineError('unavailable', message, { cause });
}

function unreadable(cause: unknown): PlotlineError {
  return new PlotlineError('unavailable', 'What answers at PISTON_URL is not a Piston server of version 2.', {
    cause,
  });
}
