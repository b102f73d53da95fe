import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { lockFolder } from './lock-folder.ts';

let folder = '';
afterEach(() => rm(folder, { recursive: true, force: true }));

const module = pathToFileURL(join(import.meta.dirname, 'lock-folder.ts')).href;

/** Another process that locks the folder and stays. */
async function startOther() {
  const script = `const { lockFolder } = await import(${JSON.stringify(module)}); lockFolder(${JSON.stringify(folder)}); console.log('locked'); setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(other.stdout, 'data');
  return other;
}

test('a folder that another server works in is refused, with who it is, until that one is gone, even by a crash', async () => {
  folder = await mkdtemp(join(tmpdir(), 'plotline-lock-'));
  const other = await startOther();
  expect(() => lockFolder(folder)).toThrow(
    `Another Plotline server (process ${other.pid}) works in the data folder ${folder}. Stop it first, or set PLOTLINE_DATA_DIR to another folder.`,
  );
  const gone = once(other, 'exit');
  other.kill('SIGKILL');
  await gone;
  const own = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(`process ${process.pid}`);
  own.release();
  lockFolder(folder).release();
});
