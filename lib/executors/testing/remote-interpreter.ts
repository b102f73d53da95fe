import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { z } from 'zod';

let found: { python: string | null; hasPandas: boolean } | undefined;

/**
 * The interpreter that stands for a remote one; null where there is none. Tests may name one that has pandas,
 * matplotlib and Plotly; any other will do.
 */
export function testPython(): string | null {
  return find().python;
}

/** Tables and data frames are tested where it is. */
export function hasPandas(): boolean {
  return find().hasPandas;
}

function find(): { python: string | null; hasPandas: boolean } {
  found ??= look();
  return found;
}

function look(): { python: string | null; hasPandas: boolean } {
  const named = process.env.PLOTLINE_TEST_PYTHON ?? 'python3';
  const asked = spawnSync(named, ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' });
  if (asked.status !== 0) return { python: null, hasPandas: false };
  const python = asked.stdout.trim();
  const imported = spawnSync(python, ['-c', 'import pandas, fastparquet']);
  return { python, hasPandas: imported.status === 0 };
}

const Answer = z.object({
  stdout: z.string(),
  stderr: z.string(),
  value: z.unknown(),
  error: z.object({ name: z.string(), message: z.string() }).nullable(),
});
export type InterpreterAnswer = z.infer<typeof Answer>;

/** A Python that keeps its variables, with a folder that stands for `/mnt/data`. */
export class RemoteInterpreter {
  readonly folder: string;
  readonly #process: ChildProcess;
  readonly #lines: Interface;
  #answered: Promise<unknown> = Promise.resolve();

  static async start(): Promise<RemoteInterpreter> {
    return new RemoteInterpreter(await mkdtemp(join(tmpdir(), 'plotline-remote-')));
  }

  private constructor(folder: string) {
    this.folder = folder;
    const harness = join(import.meta.dirname, 'python', 'session.py');
    this.#process = spawn(testPython() ?? 'python3', ['-B', harness], {
      cwd: folder,
      stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    });
    const channel = this.#process.stdio[3];
    if (!channel || !('on' in channel) || !('read' in channel)) throw new Error('There is no answer channel');
    this.#lines = createInterface({ input: channel });
  }

  /** One run after another; null where the interpreter was ended meanwhile. */
  run(code: string): Promise<InterpreterAnswer | null> {
    const answer = this.#answered.then(() => this.#run(code));
    this.#answered = answer;
    return answer;
  }

  async end(): Promise<void> {
    this.#process.kill('SIGKILL');
    this.#lines.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  #run(code: string): Promise<InterpreterAnswer | null> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return Promise.resolve(null);
    const { promise, resolve } = Promise.withResolvers<InterpreterAnswer | null>();
    const hear = (line: string) => resolve(Answer.parse(JSON.parse(line)));
    const gone = () => resolve(null);
    this.#lines.once('line', hear);
    this.#process.once('exit', gone);
    const here = code.replaceAll('/mnt/data', this.folder);
    this.#process.stdin?.write(`${JSON.stringify({ code: here })}\n`);
    return promise.finally(() => {
      this.#lines.off('line', hear);
      this.#process.off('exit', gone);
    });
  }
}
