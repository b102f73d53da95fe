import { spawn } from 'node:child_process';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { PlotlineError } from '#lib/base/index.ts';
import { holdLock } from '#lib/files/index.ts';
import { withoutFolders } from '../without-folders.ts';
import { readEnvironment, requirementsStamp } from './environment-facts.ts';
import { requireSpace } from './require-space.ts';

export type InstallOptions = {
  /** Where the environment will lie. */
  folder: string;
  /** The interpreter it is made from: a command or a path. */
  python: string;
  /** The folder with requirements.txt. */
  sources: string;
  onProgress?: (progress: InstallProgress) => void;
  signal?: AbortSignal;
  /** Bytes that the disk of a folder has left; asked of the system unless given. */
  freeBytes?: (folder: string) => Promise<number>;
};

export type InstallProgress = { step: string; done?: number; total?: number };

/**
 * Makes the Python environment of the sandbox: packages by their hashes, built aside and moved into place whole.
 * What a broken attempt downloaded is used by the next. Does nothing where it is there already. Fails with
 * `unavailable` and the next step, with `conflict` while another process installs there, with `disk_full`.
 */
export async function installEnvironment(options: InstallOptions): Promise<void> {
  const { folder, sources } = options;
  if ((await readEnvironment(folder, sources)) !== null) return;
  await mkdir(dirname(folder), { recursive: true });
  const lock = holdLock(`${folder}.lock`);
  if (lock === null) {
    const message =
      'Another process installs Python into this folder. Wait until it is done, then try again.';
    throw new PlotlineError('conflict', message);
  }
  try {
    if ((await readEnvironment(folder, sources)) === null) await makeEnvironment(options);
  } finally {
    lock.release();
  }
}

async function makeEnvironment(options: InstallOptions): Promise<void> {
  const { folder, sources } = options;
  const wheels = `${folder}.wheels`;
  const building = `${folder}.building`;
  options.onProgress?.({ step: 'Checking the interpreter' });
  await checkInterpreter(options);
  await requireSpace(folder, options.freeBytes);
  await rm(building, { recursive: true, force: true });
  await mkdir(wheels, { recursive: true });
  await mkdir(building, { recursive: true });
  await download(options, wheels);
  await unpack(options, wheels, building);
  await prepare(options, building);
  await writeFile(
    join(building, 'stamp.json'),
    JSON.stringify({ requirements: await requirementsStamp(sources) }),
  );
  await rm(folder, { recursive: true, force: true });
  await rename(building, folder);
  await rm(wheels, { recursive: true, force: true });
}

async function checkInterpreter(options: InstallOptions): Promise<void> {
  const script = 'import sys, pip; print(*sys.version_info[:2], sys.platform, sys.implementation.name)';
  const lines: string[] = [];
  await run(options, { args: ['-I', '-c', script], onLine: (line) => lines.push(line) });
  const [major, minor, platform, implementation] = (lines[0] ?? '').split(' ');
  const supported = major === '3' && ['11', '12', '13'].includes(minor ?? '');
  if (!supported || platform !== 'linux' || implementation !== 'cpython') {
    throw new PlotlineError(
      'unavailable',
      `Code mode needs CPython 3.11, 3.12 or 3.13 on Linux; ${basename(options.python)} is ${implementation} ${major}.${minor} on ${platform}. Set PYTHON to one of these.`,
    );
  }
}

async function download(options: InstallOptions, wheels: string): Promise<void> {
  const total = (await readFile(join(options.sources, 'requirements.txt'), 'utf8')).split('==').length - 1;
  let done = 0;
  const onLine = (line: string) => {
    const name = /^\s*Collecting ([^\s=]+)/.exec(line)?.[1];
    if (name === undefined) return;
    options.onProgress?.({ step: `Downloading ${name}`, done, total });
    done += 1;
  };
  await pip(options, ['download', ...byHash(options), '--dest', wheels], onLine);
}

async function unpack(options: InstallOptions, wheels: string, building: string): Promise<void> {
  options.onProgress?.({ step: 'Unpacking' });
  const target = [
    '--no-compile',
    '--no-index',
    '--find-links',
    wheels,
    '--target',
    join(building, 'packages'),
  ];
  await pip(options, ['install', ...byHash(options), ...target], () => undefined);
}

async function prepare(options: InstallOptions, building: string): Promise<void> {
  const onLine = (line: string) => options.onProgress?.({ step: parseStep(line) });
  const args = ['-I', '-S', join(options.sources, 'prepare_environment.py'), building];
  await run(options, { args, onLine });
}

function parseStep(line: string): string {
  try {
    return String(JSON.parse(line).step);
  } catch {
    return line;
  }
}

function byHash({ sources }: InstallOptions): string[] {
  return ['--no-deps', '--only-binary=:all:', '--require-hashes', '-r', join(sources, 'requirements.txt')];
}

function pip(options: InstallOptions, args: string[], onLine: (line: string) => void): Promise<void> {
  return run(options, { args: ['-m', 'pip', ...args, '--progress-bar', 'off'], onLine });
}

type Step = { args: string[]; onLine: (line: string) => void };

/** Runs the interpreter; its last words are kept for the log when it fails. */
function run({ python, signal }: InstallOptions, { args, onLine }: Step): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const child = spawn(python, args, { stdio: ['ignore', 'pipe', 'pipe'], signal });
  let last = '';
  createInterface({ input: child.stdout }).on('line', onLine);
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    last = (last + text).slice(-4000);
  });
  child.on('error', (cause) => reject(failure(python, cause)));
  child.on('close', (code) => (code === 0 ? resolve() : reject(failure(python, new Error(last)))));
  return promise;
}

function failure(interpreter: string, cause: Error): PlotlineError {
  const python = basename(interpreter);
  if (cause.name === 'AbortError')
    return new PlotlineError('stopped', 'The installation was stopped.', { cause });
  const lacks = 'code' in cause && cause.code === 'ENOENT';
  const lacksPip = /No module named '?pip/.test(cause.message);
  const message = lacks
    ? `There is no ${python} here. Install Python 3.11 or newer, or set PYTHON to one, and run \`npm run setup:python\`.`
    : lacksPip
      ? `${python} has no pip. Install it (on Debian: apt-get install python3-pip) and run \`npm run setup:python\`.`
      : `The Python environment could not be installed${lastWords(cause)}. Install it again, or run \`npm run setup:python\`: it goes on from where it stopped.`;
  return new PlotlineError('unavailable', message, { cause });
}

/** The last line of what a program said, which is where pip and Python say why. */
function lastWords({ message }: Error): string {
  const line = message.trim().split('\n').at(-1)?.trim() ?? '';
  const words = line.replace(/^ERROR: /, '').replace(/\.$/, '');
  return words === '' ? '' : `: ${withoutFolders(words).slice(0, 300)}`;
}
