import { expect, test } from 'vitest';
import { findOverlaps, suiteFolder } from './check-suite-overlap.ts';

const bench = suiteFolder();

test.skipIf(bench === null)(
  'lib/ holds no words of the question suites (skipped where they are absent)',
  async () => {
    expect(await findOverlaps(bench ?? '')).toEqual([]);
  },
);
