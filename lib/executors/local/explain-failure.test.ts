import { expect, test } from 'vitest';
import { explainFailure } from './explain-failure.ts';

test.each([
  ['spawn bwrap ENOENT', /^bubblewrap is not installed/],
  ['bwrap: No permissions to create new namespace', /^This machine does not let a program make namespaces/],
  ['bwrap: setting up uid map: Permission denied', /^This machine does not let a program make namespaces/],
  ["ModuleNotFoundError: No module named 'pandas'", /run `npm run setup:python`/],
  ['first\nsomething odd', /^It did not start: something odd$/],
])('says what to do about: %s', (words, advice) => {
  const error = explainFailure(new Error('Outside', { cause: new Error(words) }));
  expect(error.message).toMatch(advice);
  expect(error.code).toBe('unavailable');
});
