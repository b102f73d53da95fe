import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const startedAt = performance.timeOrigin;
const root = resolve(import.meta.dirname, '..');
const { values: options } = parseArgs({ options: { dev: { type: 'boolean', default: false } } });

// What is compiled once need not be at the next start; where the folder can't be written, it is.
enableCompileCache(resolve(root, 'node_modules/.cache/plotline'));
process.chdir(root);
for (const file of ['.env.local', '.env']) if (existsSync(file)) process.loadEnvFile(file);
Object.assign(process.env, {
  NODE_ENV: options.dev ? 'development' : 'production',
  NEXT_TELEMETRY_DISABLED: '1',
});

const { parseEnvironment, serve } = await importServer();
const outcome = parseEnvironment(process.env);
if (!outcome.ok) {
  for (const problem of outcome.problems) console.error(problem);
  process.exit(1);
}
const { environment } = outcome;
try {
  const running = await serve(environment, { root, isDevelopment: options.dev });
  for (const warning of environment.warnings) console.warn(`Note: ${warning}`);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(2);
  console.log(`Plotline  ${running.address}`);
  console.log(`Analyst   ${running.analyst}`);
  console.log(`Data      ${environment.dataDir}`);
  console.log(`Ready in  ${seconds} s`);
  endWith(() => running.close());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** In production as it was built together with the pages: a few files, which load several times faster than sources. */
function importServer(): Promise<typeof import('#lib/server/start.ts')> {
  const built = resolve(root, '.next/plotline/start.mjs');
  return options.dev || !existsSync(built) ? import('#lib/server/start.ts') : import(built);
}

/** Ends in order on the first signal, at once on the second. */
function endWith(close: () => Promise<void>): void {
  let isEnding = false;
  const end = () => {
    if (isEnding) process.exit(1);
    isEnding = true;
    close().then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}
