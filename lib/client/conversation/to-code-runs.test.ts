import { expect, test } from 'vitest';
import type { RunPythonResponse, StoredFigure } from '#lib/contracts/index.ts';
import { createEvents } from '../testing/conversation.ts';
import { createToBlocks } from './to-blocks.ts';

const code = 'cars.groupby("origin").size()';
const call = { callId: 'c1', source: 'builtin', repairs: 0 } as const;
const figure: StoredFigure = {
  artifact: 'figure-1.png',
  version: 0,
  mime: 'image/png',
  title: 'Cars',
  width: 640,
  height: 480,
  notes: [],
};
const run: RunPythonResponse = {
  status: 'ok',
  stdout: 'two\n',
  stderr: '',
  truncated: { stdout: false, stderr: false },
  error: null,
  files: [],
  durationMs: 12,
  executor: 'local',
  stateReset: false,
  text: null,
  result: null,
  figures: ['figure-1.png'],
};
const rest = {
  callId: 'c1',
  code,
  author: 'analysis_agent',
  source: 'builtin',
  purpose: 'count',
  repairs: 0,
};
const nothingYet = { liveOutput: '', run: null, figures: [], check: null, difference: null, sql: null };

function runsOf(count: number, live = false) {
  const event = createEvents();
  const events = [
    event('a', 'user', { text: 'how many?' }),
    event('a', 'analysis_agent', {
      parts: [{ executableCode: { id: 'c1', code, language: 'PYTHON' } }],
      plotline: { code: { ...call, purpose: 'count', outputEventId: 'out' } },
    }),
    event('a', 'analysis_agent', { plotline: { code: { ...call, figure } } }),
    event('a', 'analysis_agent', {
      parts: [{ codeExecutionResult: { id: 'c1', outcome: 'OUTCOME_OK', output: 'two\n' } }],
      plotline: { code: { ...call, run, check: 'different', difference: 'One row more.', sql: 'SELECT 1' } },
    }),
  ].slice(0, count);
  const blocks = createToBlocks()({
    events,
    hasEarlier: false,
    partials: live ? { out: { turnId: 'a', text: 'tw' }, prose: { turnId: 'a', text: 'There' } } : {},
    turns: { a: { status: 'running', error: null } },
    progress: {},
    changes: 0,
  });
  const answer = blocks.find((block) => block.kind === 'answer');
  return answer?.kind === 'answer' ? { runs: answer.runs, prose: answer.prose } : null;
}

test('a run of code shows what it writes while it runs, apart from the prose', () => {
  expect(runsOf(2, true)).toEqual({
    runs: [{ ...rest, ...nothingYet, status: 'running', liveOutput: 'tw', timestamp: 2 }],
    prose: [{ key: 'prose', text: 'There', ledger: null }],
  });
});

test('its first figure is there before it is over', () => {
  expect(runsOf(3)?.runs).toEqual([
    { ...rest, ...nothingYet, status: 'running', figures: [figure], timestamp: 3 },
  ]);
});

test('its end brings the envelope, and what the query said', () => {
  const ended = { run, figures: [figure], check: 'different', difference: 'One row more.', sql: 'SELECT 1' };
  expect(runsOf(4)?.runs).toEqual([{ ...rest, liveOutput: '', ...ended, status: 'done', timestamp: 4 }]);
});
