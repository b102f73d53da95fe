import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pythonSources } from '../python-sources.ts';
import { readEnvironment } from './environment-facts.ts';
import { installEnvironment } from './install-environment.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'plotline-install-'));
});
afterAll(() => rm(home, { recursive: true }));

/** An interpreter that answers what a shell script says. */
async function interpreter(name: string, script: string): Promise<string> {
  const path = join(home, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

const install = (python: string, folder = join(home, 'environment')) =>
  installEnvironment({ folder, python, sources: pythonSources });

test('says what to do where there is no interpreter', async () => {
  await expect(install('python-of-nowhere')).rejects.toThrow(
    'There is no python-of-nowhere here. Install Python 3.11 or newer, or set PYTHON to one, and run `npm run setup:python`.',
  );
});

test('says what to do about an interpreter that does not fit, or lacks pip', async () => {
  await expect(install(await interpreter('old', 'echo 3 9 linux cpython'))).rejects.toThrow(
    /^Code mode needs CPython 3\.11, 3\.12 or 3\.13 on Linux; .*old is cpython 3\.9 on linux\./,
  );
  const bare = await interpreter('bare', 'echo "ModuleNotFoundError: No module named \'pip\'" >&2; exit 1');
  await expect(install(bare)).rejects.toThrow(/bare has no pip\. Install it/);
});

test('leaves no half of an environment when a step fails, and keeps what was downloaded', async () => {
  const folder = join(home, 'half');
  const script = `case "$*" in
  *sys.platform*) echo 3 12 linux cpython;;
  *download*) touch "${folder}.wheels/one.whl";;
  *) echo broken >&2; exit 1;;
esac`;
  await expect(install(await interpreter('breaks', script), folder)).rejects.toThrow(
    'The Python environment could not be installed: broken. Install it again, or run `npm run setup:python`: it goes on from where it stopped.',
  );
  expect(await readEnvironment(folder, pythonSources)).toBeNull();
  expect(await readdir(`${folder}.wheels`)).toEqual(['one.whl']);
});

test('names no folder of the machine to who asked in a browser', async () => {
  const words = `ERROR: Could not install packages: [Errno 13] Permission denied: '${home}/x.wheels/numpy.whl'`;
  const script = `case "$*" in *sys.platform*) echo 3 12 linux cpython;; *) echo "${words}" >&2; exit 1;; esac`;
  await expect(install(await interpreter('denied', script), join(home, 'x'))).rejects.toThrow(
    "The Python environment could not be installed: Could not install packages: [Errno 13] Permission denied: '…/numpy.whl'. Install it again, or run `npm run setup:python`: it goes on from where it stopped.",
  );
  const bare = await interpreter('pipless', 'echo "No module named pip" >&2; exit 1');
  await expect(install(bare)).rejects.toThrow(/^pipless has no pip\./);
});

test('two installers of one folder do not work at once, whichever processes they are', async () => {
  const folder = join(home, 'shared', 'environment');
  const started = join(home, 'started');
  const script = `case "$*" in *sys.platform*) touch ${started}; exec sleep 60;; esac`;
  const stop = new AbortController();
  const slow = await interpreter('slow', script);
  const first = installEnvironment({ folder, python: slow, sources: pythonSources, signal: stop.signal });
  await expect.poll(() => stat(started).catch(() => null), { timeout: 10_000 }).not.toBeNull();
  await expect(install('python-of-nowhere', folder)).rejects.toMatchObject({
    code: 'conflict',
    message: 'Another process installs Python into this folder. Wait until it is done, then try again.',
  });
  stop.abort();
  await expect(first).rejects.toMatchObject({ code: 'stopped' });
  await expect(install('python-of-nowhere', folder)).rejects.toThrow('There is no python-of-nowhere here.');
});

test('begins only where there is room', async () => {
  const python = await interpreter('any', 'echo 3 12 linux cpython');
  const freeBytes = async () => 123_400_000;
  const options = { folder: join(home, 'no-room', 'deep'), python, sources: pythonSources, freeBytes };
  await expect(installEnvironment(options)).rejects.toMatchObject({
    code: 'disk_full',
    message:
      'Python’s libraries need 650 MB of free space while they are installed, and the disk has 123 MB. Free some space and try again.',
  });
  expect(await stat(`${options.folder}.wheels`).catch(() => null)).toBeNull();
});
