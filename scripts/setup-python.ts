import { join } from 'node:path';
import { installPythonEnvironment } from '#lib/executors/index.ts';

const folder = process.env.PLOTLINE_PYTHON_ENV ?? join(process.env.PLOTLINE_DATA_DIR || '.data', 'python');

let last = '';
await installPythonEnvironment({
  folder,
  python: process.env.PYTHON || 'python3',
  onProgress: ({ step, done, total }) => {
    const line = total === undefined ? step : `${step} (${(done ?? 0) + 1} of ${total})`;
    if (line !== last) console.log(line);
    last = line;
  },
}).then(
  () => console.log(`The Python environment is ready in ${folder}.`),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    if (error instanceof Error && error.cause instanceof Error) console.error(error.cause.message);
    process.exitCode = 1;
  },
);
