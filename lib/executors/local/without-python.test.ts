import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createLocalExecutor } from './create-local-executor.ts';
import { tryBubblewrap } from './try-bubblewrap.ts';

const path = process.env.PATH;
const holds = await tryBubblewrap().then(
  () => true,
  () => false,
);
const name = 'where Python alone is missing, it can be installed';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'plotline-without-'));
});
afterEach(() => {
  process.env.PATH = path;
});
afterAll(() => rm(home, { recursive: true }));

const health = () =>
  createLocalExecutor({ pythonFolder: join(home, 'python'), workFolder: join(home, 'work') }).health();

test.skipIf(!holds)(holds ? name : `${name} (skipped: bubblewrap does not run here)`, async () => {
  expect(await health()).toEqual({
    available: false,
    reason:
      'Its Python environment is not installed. Switch code execution on in the page to install it, or run `npm run setup:python`.',
    installable: true,
  });
});

test.skipIf(process.platform !== 'linux')('where bubblewrap is missing, that is said first', async () => {
  process.env.PATH = home;
  expect(spawnSync('bwrap').error?.message).toContain('ENOENT');
  expect(await health()).toEqual({
    available: false,
    reason:
      'bubblewrap is not installed. Install it (on Debian and Ubuntu: apt-get install bubblewrap) and start again.',
  });
});
