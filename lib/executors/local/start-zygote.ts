import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlotlineError } from '#lib/base/index.ts';
import type { EnvironmentFacts } from './environment/environment-facts.ts';
import { type Hello, Hello as HelloSchema, ZygoteMessage } from './messages.ts';
import { sandboxArguments } from './sandbox-arguments.ts';
import { removeAbandoned } from './sessions-folder.ts';
import { encodeFrame, onFrames } from './wire.ts';

export type ZygoteOptions = {
  environment: string;
  facts: EnvironmentFacts;
  sources: string;
  sessions: string;
};

/** A fork of the zygote that has isolated itself: its supervisor's connection, and its end. */
export type Fork = {
  id: string;
  connection: Socket;
  /** When no process of it is left. */
  ended: Promise<void>;
  /** Ends all its processes at once. */
  kill(): void;
};

export type Zygote = {
  version: string;
  fork(id: string): Promise<Fork>;
  /** When the zygote is gone, and all sessions with it. */
  ended: Promise<void>;
  close(): Promise<void>;
};

const startMs = 30_000;
const forkMs = 10_000;
/** Who runs the sandbox where the server is root: nobody's number on common systems. */
const sandboxUser = 64_646;

/** Starts bubblewrap with the interpreter that all sessions are forked from. Fails with `unavailable` and why. */
export async function startZygote(options: ZygoteOptions): Promise<Zygote> {
  const user = process.getuid?.() === 0 ? sandboxUser : null;
  await removeAbandoned(tmpdir(), /^plotline-(\d+)-\w{6}$/);
  const folder = await mkdtemp(join(tmpdir(), `plotline-${process.pid}-`));
  const places = { ...options, user, socket: join(folder, 'socket'), etc: join(folder, 'etc') };
  await writeEtc(places.etc, user ?? process.getuid?.() ?? 0);
  await mkdir(places.socket, { mode: 0o700 });
  const token = randomBytes(24).toString('base64url');
  const zygote = new RunningZygote(token);
  await zygote.listen(join(places.socket, 'socket'));
  if (user !== null) await giveTo(user, [folder, places.socket, join(places.socket, 'socket')]);
  const child = spawn('bwrap', sandboxArguments(places), {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: searchPath(),
  });
  return zygote.started(child, () => rm(folder, { recursive: true, force: true }));
}

/** What it takes to find bubblewrap; inside, nothing of it is left. */
function searchPath(): NodeJS.ProcessEnv {
  return { NODE_ENV: 'production', PATH: process.env.PATH };
}

async function writeEtc(folder: string, user: number): Promise<void> {
  await mkdir(folder, { mode: 0o755 });
  const files = {
    passwd: `sandbox:x:${user}:${user}:sandbox:/work:/sbin/nologin\n`,
    group: `sandbox:x:${user}:\n`,
    hosts: '127.0.0.1 localhost sandbox\n',
  };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text);
    await chmod(join(folder, name), 0o644);
  }
  await chmod(folder, 0o755);
}

async function giveTo(user: number, paths: readonly string[]): Promise<void> {
  for (const path of paths) await chown(path, user, user);
}

class RunningZygote implements Zygote {
  version = '';
  readonly ended: Promise<void>;
  readonly #token: string;
  readonly #ready = Promise.withResolvers<void>();
  readonly #exited = Promise.withResolvers<void>();
  readonly #cleaned = Promise.withResolvers<void>();
  readonly #server: Server;
  readonly #waiting = new Map<string, { token: string; arrived: PromiseWithResolvers<Fork> }>();
  readonly #endings = new Map<string, PromiseWithResolvers<void>>();
  #control: Socket | null = null;
  #child: ChildProcess | null = null;

  constructor(token: string) {
    this.#token = token;
    this.ended = this.#exited.promise;
    this.#server = createServer((socket) => this.#greet(socket));
    this.#ready.promise.catch(() => undefined);
  }

  async listen(path: string): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#server.once('error', reject).listen(path, resolve);
    await promise;
  }

  async started(child: ChildProcess, cleanUp: () => Promise<void>): Promise<this> {
    this.#child = child;
    let words = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-2000);
    });
    child.on('error', (error) => this.#end(error.message, cleanUp));
    // Without its connection the zygote ends, whoever ended bubblewrap above it.
    child.on('exit', () => this.#leave());
    child.on('close', () => this.#end(words.trim(), cleanUp));
    child.stdin?.on('error', (error) => this.#ready.reject(error));
    child.stdin?.end(`${this.#token}\n`);
    const timer = setTimeout(() => child.kill('SIGKILL'), startMs);
    await this.#ready.promise.finally(() => clearTimeout(timer));
    return this;
  }

  async fork(id: string): Promise<Fork> {
    if (this.#control?.destroyed !== false) throw new PlotlineError('unavailable', 'The sandbox has ended.');
    const token = randomUUID();
    const arrived = Promise.withResolvers<Fork>();
    this.#waiting.set(id, { token, arrived });
    this.#endings.set(id, Promise.withResolvers());
    const timer = setTimeout(() => arrived.reject(new Error('A session did not start in time')), forkMs);
    this.#control?.write(encodeFrame({ op: 'fork', id, token }));
    try {
      return await arrived.promise;
    } catch (cause) {
      this.#kill(id);
      throw new PlotlineError('unavailable', 'The sandbox could not start a session.', { cause });
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(id);
    }
  }

  async close(): Promise<void> {
    this.#leave();
    this.#child?.kill('SIGKILL');
    await this.#cleaned.promise;
  }

  #greet(socket: Socket): void {
    let known = false;
    socket.on('error', () => socket.destroy());
    onFrames(socket, ({ header }) => {
      if (known) return;
      known = true;
      const hello = HelloSchema.safeParse(header);
      if (!hello.success || !this.#admit(hello.data, socket)) socket.destroy();
    });
  }

  /** Whether the one who connects is one that was asked for. */
  #admit(hello: Hello, socket: Socket): boolean {
    if (hello.hello === 'zygote') return this.#admitZygote(hello, socket);
    const waiting = this.#waiting.get(hello.id);
    if (hello.hello === 'failed') {
      waiting?.arrived.reject(new Error(hello.reason));
      return false;
    }
    const ending = this.#endings.get(hello.id);
    if (waiting?.token !== hello.token || !ending) return false;
    socket.removeAllListeners('data');
    waiting.arrived.resolve({
      id: hello.id,
      connection: socket,
      ended: ending.promise,
      kill: () => this.#kill(hello.id),
    });
    return true;
  }

  #admitZygote(hello: { token: string; version: string }, socket: Socket): boolean {
    if (hello.token !== this.#token || this.#control !== null) return false;
    this.#control = socket;
    this.version = hello.version;
    onFrames(socket, ({ header }) => {
      const message = ZygoteMessage.safeParse(header);
      if (message.success) this.#sessionEnded(message.data.id, message.data.reason);
    });
    this.#ready.resolve();
    return true;
  }

  #sessionEnded(id: string, reason: string): void {
    this.#waiting.get(id)?.arrived.reject(new Error(reason || 'A session ended at its start'));
    this.#endings.get(id)?.resolve();
    this.#endings.delete(id);
  }

  #kill(id: string): void {
    if (this.#endings.has(id)) this.#control?.write(encodeFrame({ op: 'kill', id }));
  }

  #leave(): void {
    this.#control?.destroy();
    this.#exited.resolve();
    for (const id of [...this.#endings.keys()]) this.#sessionEnded(id, 'The sandbox has ended');
  }

  #end(words: string, cleanUp: () => Promise<void>): void {
    this.#ready.reject(new Error(words || 'bubblewrap ended'));
    this.#server.close();
    this.#leave();
    cleanUp().then(this.#cleaned.resolve, this.#cleaned.resolve);
  }
}
