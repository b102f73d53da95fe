import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const top = new URL('../../', import.meta.url).pathname;
const readyWithin = 30_000;

/** A running Plotline with a data folder of its own. */
export type Server = {
  url: string;
  dataDir: string;
  /** All that it has written to its two outputs. */
  output: () => string;
  pid: () => number;
  /** Ends it as a power cut would. */
  kill: () => Promise<void>;
  /** Starts it again on the same address and data. */
  start: () => Promise<void>;
  /** Ends it and removes its data. */
  dispose: () => Promise<void>;
};

/** Starts the production build on a free port of loopback and waits until it is ready. */
export async function startServer(environment: Record<string, string> = {}): Promise<Server> {
  if (!existsSync(join(top, '.next', 'BUILD_ID')))
    throw new Error('No production build: run `npm run build`');
  const dataDir = environment.PLOTLINE_DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'plotline-e2e-')));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = createProcess(url, { ...environment, PLOTLINE_DATA_DIR: dataDir, PORT: String(port) });
  await server.start();
  return {
    url,
    dataDir,
    ...server,
    dispose: async () => {
      await server.kill();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function createProcess(url: string, environment: Record<string, string>) {
  let child: ChildProcess | undefined;
  let output = '';
  const start = async () => {
    const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'bin/serve.ts'], {
      cwd: top,
      env: { NODE_ENV: 'production', ...inheritedEnvironment(), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    for (const stream of [started.stdout, started.stderr]) {
      stream.on('data', (bytes: Buffer) => {
        output += bytes.toString();
      });
    }
    await waitUntilReady(url, () => {
      if (started.exitCode !== null) throw new Error(`The server ended with ${started.exitCode}:\n${output}`);
    });
  };
  const kill = async () => {
    const running = child;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await gone;
  };
  return { start, kill, output: () => output, pid: () => child?.pid ?? 0 };
}

/** What the machine's own settings would change is left out, so that every machine tests the same application. */
function inheritedEnvironment(): Record<string, string> {
  const isForeign = (name: string) =>
    /^(PLOTLINE_|GEMINI_|GOOGLE_|DATABASE_URL|HOSTNAME$|PORT$|NODE_ENV$)/.test(name);
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || isForeign(name) ? [] : [[name, value]],
    ),
  );
}

async function waitUntilReady(url: string, checkAlive: () => void): Promise<void> {
  const end = Date.now() + readyWithin;
  while (Date.now() < end) {
    checkAlive();
    if (await answers(`${url}/api/ready`)) return;
    await wait(20);
  }
  throw new Error(`${url} was not ready within ${readyWithin} ms`);
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
