import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createLocalExecutor, runSelftest } from '#lib/executors/index.ts';

const pythonFolder = resolve(
  process.env.PLOTLINE_PYTHON_ENV || join(process.env.PLOTLINE_DATA_DIR || '.data', 'python'),
);
const workFolder = await mkdtemp(join(tmpdir(), 'plotline-selftest-'));
const executor = createLocalExecutor({ pythonFolder, workFolder });
const health = await executor.health();
if (!health.available) {
  console.error(`The sandbox can't run here. ${health.reason}`);
  process.exitCode = 2;
} else {
  const outcomes = await runSelftest(executor, {
    onOutcome: ({ kind, name, held, detail }) =>
      console.log(
        `${held ? 'held  ' : 'FAILED'}  ${kind.padEnd(15)}  ${name}${held ? '' : `\n        ${detail}`}`,
      ),
  });
  const failed = outcomes.filter(({ held }) => !held).length;
  console.log(`\n${outcomes.length - failed} of ${outcomes.length} held.`);
  process.exitCode = failed === 0 ? 0 : 1;
}
await executor.close();
await rm(workFolder, { recursive: true, force: true });
