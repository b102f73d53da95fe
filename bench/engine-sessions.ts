/** Many sessions look words up and ask at once, each on its own file: `node bench/engine-sessions.ts <file.csv> [sessions]`. */
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ColumnPlan, createDuckDbEngine } from '#lib/engine/index.ts';

const [source = '', sessions = '50', memoryMb = '1024'] = process.argv.slice(2);
const columns: ColumnPlan[] = JSON.parse(await readFile(`${source}.columns.json`, 'utf8'));
const folder = await mkdtemp(join(tmpdir(), 'plotline-bench-'));
const engine = createDuckDbEngine({ memoryMb: Number(memoryMb), tempDirectory: join(folder, 'spill') });
const first = join(folder, 'table.parquet');
const plan = { source, delimiter: ',', quote: '"', escape: '"', newline: '\n', skipLines: 1 } as const;
await engine.load({ ...plan, nullMarkers: [], columns }, first, {});
const tables = await Promise.all(
  Array.from({ length: Number(sessions) }, async (_, index) => {
    const parquet = join(folder, `${index}.parquet`);
    for (const ending of ['', '.values.parquet']) await copyFile(`${first}${ending}`, `${parquet}${ending}`);
    return { table: 't', parquet, version: '1' };
  }),
);
const [text = ''] = columns.filter(({ type }) => type === 'text').map(({ name }) => name);
const words = ['average', 'average of', 'by', `by ${text}`];
const number = columns.find(({ type }) => type === 'decimal' || type === 'double')?.name ?? '';
let peak = 0;
let lag = 0;
let last = performance.now();
const timer = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
  lag = Math.max(lag, performance.now() - last - 10);
  last = performance.now();
}, 10);
const idle = process.memoryUsage.rss();

async function round() {
  const times = await Promise.all(
    tables.map(async (table, index) => {
      const start = performance.now();
      const sql = `SELECT "${text}", avg("${number}"), count(*) FROM t GROUP BY 1 ORDER BY 2 DESC`;
      const access = { scope: `session ${index}`, tables: [table] };
      await engine.lookup(words, access);
      await engine.query(sql, access);
      return performance.now() - start;
    }),
  );
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return { p50: at(0.5), p95: at(0.95) };
}

const before = process.cpuUsage();
const cold = await round();
const used = process.cpuUsage(before);
const afterCold = process.memoryUsage.rss();
const repeated = await round();
clearInterval(timer);
await engine.close();
await rm(folder, { recursive: true });
const mb = (bytes: number) => Math.round(bytes / 1e6);
console.log(
  JSON.stringify({
    sessions: tables.length,
    coldMs: cold,
    coldCpuMs: Math.round((used.user + used.system) / 1000),
    repeatedMs: repeated,
    idleRssMb: mb(idle),
    rssWithAllOpenMb: mb(afterCold),
    peakRssMb: mb(peak),
    longestLagMs: Math.round(lag),
  }),
);
