import { expect, test } from 'vitest';
import { settleEncoding } from './detect-encoding.ts';

test.each([
  [{ sound: 0, broken: 0 }, 'only ASCII in the whole file'],
  [{ sound: 3, broken: 0 }, '3 characters beyond ASCII are sound UTF-8 in the whole file'],
  [
    { sound: 3, broken: 0, isPartial: true },
    'characters beyond ASCII, at least 3, are sound UTF-8 in the whole file',
  ],
])('what was counted of a whole file is said as it was: %j', (seen, evidence) =>
  expect(settleEncoding(seen, true).decision.evidence).toBe(evidence),
);
