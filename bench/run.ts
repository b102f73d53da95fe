/**
 * `npm run bench [-- part …]`: prints one JSON of what is measured; progress goes to standard error. Needs a
 * production build (`npm run build`) and Linux.
 */
import { cpus } from 'node:os';
import { adkWire } from './parts/adk-wire.ts';
import { bigUpload } from './parts/big-upload.ts';
import { firstLoad } from './parts/first-load.ts';
import { languageParsing } from './parts/language-parsing.ts';
import { manySessions } from './parts/many-sessions.ts';
import { questions } from './parts/questions.ts';
import { sandbox } from './parts/sandbox.ts';
import { startUp } from './parts/start-up.ts';
import { stop } from './parts/stop.ts';

const parts: Record<string, () => Promise<unknown>> = {
  languageParsing: async () => languageParsing(),
  startUp,
  firstLoad,
  upload200Mb: bigUpload,
  questions1M: () => questions(1_000_000),
  questions5M: () => questions(5_000_000),
  sessions50: manySessions,
  stop,
  adkWire,
  sandbox,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}
const results: Record<string, unknown> = { node: process.version, cpus: cpus().length };
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`measuring ${name} …`);
  results[name] = await measure().catch((error: Error) => ({ failed: error.message }));
}
console.log(JSON.stringify(results, null, 2));
