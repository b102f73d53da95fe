import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(process.env.PLOTLINE_PYTHON_ENV || '.data/python');
const isInstalled = existsSync(join(folder, 'stamp.json'));
const hasBubblewrap = spawnSync('bwrap', ['--version']).status === 0;

/** What a server needs to run Python in its sandbox, and why it can't here. */
export const sandbox = {
  environment: { PLOTLINE_PYTHON_ENV: folder },
  isMissing: !isInstalled || !hasBubblewrap,
  reason: `the sandbox can't run here: ${[
    ...(hasBubblewrap ? [] : ['bubblewrap is missing']),
    ...(isInstalled ? [] : ['the Python environment is not installed (npm run setup:python)']),
  ].join(', ')}`,
};
