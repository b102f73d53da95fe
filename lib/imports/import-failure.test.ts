import { expect, test } from 'vitest';
import { PlotlineError } from '#lib/base/index.ts';
import { importFailure } from './import-failure.ts';

test.each([
  [Object.assign(new Error('write'), { code: 'ENOSPC' }), 'disk_full'],
  [Object.assign(new Error('write'), { code: 'EDQUOT' }), 'disk_full'],
  [new Error('a bug'), 'internal'],
  ['thrown text', 'internal'],
  [new PlotlineError('stopped', 'Stopped.'), 'stopped'],
  [new PlotlineError('query_memory', 'This question needs more memory.'), 'query_memory'],
])('%s is told as %s', (error, code) => {
  expect(importFailure(error).code).toBe(code);
});

test('memory is told as the file’s need, and the cause is kept', () => {
  const cause = new PlotlineError('query_memory', 'This question needs more memory.');
  expect(importFailure(cause)).toMatchObject({
    cause,
    message:
      'The file needs more memory than one import may use. Split it, or give the server more (PLOTLINE_MEMORY_MB).',
  });
});
