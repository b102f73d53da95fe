/**
 * `node scripts/bundle-report.ts [analysis.jsonl]`: names every module over 20 KB (compressed) in the JavaScript of
 * the page's first load. Without a file it analyses the build first (minutes); the file is what
 * `next analyze export` prints.
 */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { firstLoadModules } from './bundle/first-load-modules.ts';

const threshold = 20_000;
const run = promisify(execFile);
const options = { maxBuffer: 200e6, env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' } };

const [given] = process.argv.slice(2);
const modules = firstLoadModules(given ? await readFile(given, 'utf8') : await analyse());
const total = modules.reduce((sum, { compressed }) => sum + compressed, 0);
const large = modules.filter(({ compressed }) => compressed > threshold);

console.log(`First load: ${modules.length} modules, ${kilobytes(total)} compressed`);
for (const { path, compressed, size } of large) {
  console.log(`${kilobytes(compressed).padStart(8)} (${kilobytes(size)} before)  ${path}`);
}
const rest = total - large.reduce((sum, { compressed }) => sum + compressed, 0);
console.log(`${kilobytes(rest).padStart(8)} in ${modules.length - large.length} modules under 20 KB`);

async function analyse(): Promise<string> {
  await run('next', ['analyze', '--output'], options);
  return (await run('next', ['analyze', 'export', '--route', '/'], options)).stdout;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
