import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { pythonSources } from './python-sources.ts';

const python = process.env.PYTHON || 'python3';
const version = spawnSync(python, ['-c', 'import sys; print(sys.version_info >= (3, 11))'], {
  encoding: 'utf8',
});
const isThere = version.stdout?.trim() === 'True';

describe.skipIf(!isThere)(
  `what runs inside${isThere ? '' : ` (skipped: ${python} is no Python 3.11)`}`,
  () => {
    test('passes its own tests', () => {
      const { stderr, status } = spawnSync(python, ['-B', '-m', 'unittest', 'discover', '-s', 'tests'], {
        cwd: pythonSources,
        env: { ...process.env, PYTHONPATH: pythonSources },
        encoding: 'utf8',
      });
      expect([status, stderr.trim().split('\n').at(-1)]).toEqual([0, 'OK']);
    });
  },
);
