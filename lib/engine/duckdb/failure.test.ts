import { expect, test } from 'vitest';
import { PlotlineError } from '#lib/base/index.ts';
import { toFailure } from './failure.ts';

test.each([
  ['Out of Memory Error: failed to allocate', 'query_memory'],
  ['IO Error: Could not write file "/data/x": No space left on device', 'disk_full'],
  ['ENOSPC: no space left on device, write', 'disk_full'],
  [
    'Out of Memory Error: failed to offload data block of size 1.0 KiB (8.0 GiB/8.0 GiB used).',
    'query_memory',
  ],
  [
    'Out of Memory Error: failed to offload data block of size 1.0 KiB (17.9 MiB/18.0 MiB used).',
    'disk_full',
  ],
  ['INTERRUPT Error: Interrupted!', 'stopped'],
  ['IO Error: Cannot open file "/data/secret.parquet"', 'sql_failed'],
  ['Binder Error: no such column', 'sql_failed'],
  ['x is not a function', 'internal'],
])('%s', (said, code) => {
  const failure = toFailure(new Error(said));
  expect(failure.code).toBe(code);
  expect(failure.message).not.toContain('/data');
  expect(failure.cause).toEqual(new Error(said));
});

test('takes the statement’s excerpt and paths out of what DuckDB said', () => {
  const said =
    'Binder Error: Table "t" at (/var/data/a.parquet) has no x\n\nLINE 1: SELECT x\n               ^';
  expect(toFailure(new Error(said)).message).toBe('The SQL could not be run: Table "t" at (…) has no x.');
});

test('leaves an error of ours as it is', () => {
  const error = new PlotlineError('busy', 'Busy.');
  expect(toFailure(error)).toBe(error);
});
