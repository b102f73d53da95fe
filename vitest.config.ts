import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'lib/**/*.test.ts',
      'bin/**/*.test.ts',
      'components/**/*.test.ts',
      'samples/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    // Nothing is mocked, so files can share their modules: a third of the time is saved.
    isolate: false,
    // Many tests wait for processes, sockets and disks: one worker more than processors has work meanwhile.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
