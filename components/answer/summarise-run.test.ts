import { expect, test } from 'vitest';
import type { CodeRun } from '#lib/client/index.ts';
import type { RunPythonResponse, StoredFigure } from '#lib/contracts/index.ts';
import { summariseRun } from './summarise-run.ts';

const response: RunPythonResponse = {
  status: 'ok',
  stdout: '',
  stderr: '',
  truncated: { stdout: false, stderr: false },
  error: null,
  files: [],
  durationMs: 5,
  executor: 'local',
  stateReset: false,
  text: null,
  result: null,
  figures: [],
};
const run: CodeRun = {
  callId: 'c',
  code: '1',
  author: 'analysis_agent',
  source: 'builtin',
  purpose: null,
  repairs: 0,
  status: 'done',
  liveOutput: '',
  run: response,
  figures: [],
  check: null,
  difference: null,
  sql: null,
  timestamp: 0,
};
const figure: StoredFigure = {
  artifact: 'f',
  version: 0,
  mime: 'image/png',
  title: null,
  width: null,
  height: null,
  notes: [],
};
const table = { columns: [], rows: [], totalRows: 1200, truncated: true, sql: '' };

test.each<[Partial<CodeRun>, string]>([
  [{ status: 'running', run: null }, 'The code is running.'],
  [{ status: 'stopped' }, 'The run was stopped.'],
  [
    {
      status: 'failed',
      run: { ...response, status: 'error', error: { name: 'KeyError', message: 'x', traceback: '' } },
    },
    'The code failed: KeyError.',
  ],
  [{}, 'The code ran and gave nothing.'],
  [{ figures: [figure] }, 'The code ran and gave 1 figure.'],
  [
    { figures: [figure, figure], run: { ...response, stdout: 'so', result: table } },
    'The code ran and gave 2 figures, a table of 1,200 rows and text.',
  ],
])('a run is told in a sentence: %#', (change, sentence) => {
  expect(summariseRun({ ...run, ...change })).toBe(sentence);
});
