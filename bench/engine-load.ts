/** Loads one CSV through the engine: `node bench/engine-load.ts <file.csv> [import MB]`; prints one JSON. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ColumnPlan, createDuckDbEngine } from '#lib/engine/index.ts';

const [source = '', importMb = '256'] = process.argv.slice(2);
const columns: ColumnPlan[] = JSON.parse(await readFile(`${source}.columns.json`, 'utf8'));
const folder = await mkdtemp(join(tmpdir(), 'plotline-bench-'));
const engine = createDuckDbEngine({
  memoryMb: 1024,
  importMemoryMb: Number(importMb),
  tempDirectory: join(folder, 'spill'),
});
let peak = 0;
let lag = 0;
let last = performance.now();
const timer = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
  lag = Math.max(lag, performance.now() - last - 10);
  last = performance.now();
}, 10);
const idle = process.memoryUsage.rss();
const cpu = process.cpuUsage();
const start = performance.now();
const target = join(folder, 'table.parquet');
const outcome = await engine.load(
  { source, delimiter: ',', quote: '"', escape: '"', newline: '\n', skipLines: 1, nullMarkers: [], columns },
  target,
  {},
);
const seconds = (performance.now() - start) / 1000;
const used = process.cpuUsage(cpu);
clearInterval(timer);
await engine.close();
const mb = (bytes: number) => Math.round(bytes / 1e6);
const { size } = await stat(source);
const parquet = await stat(target);
const index = await stat(`${target}.values.parquet`);
await rm(folder, { recursive: true });
console.log(
  JSON.stringify({
    rows: outcome.rowCount,
    csvMb: mb(size),
    parquetMb: mb(parquet.size),
    indexMb: mb(index.size),
    seconds: Number(seconds.toFixed(2)),
    cpuSeconds: Number(((used.user + used.system) / 1e6).toFixed(2)),
    idleRssMb: mb(idle),
    peakRssMb: mb(peak),
    rssAfterMb: mb(process.memoryUsage.rss()),
    longestLagMs: Math.round(lag),
  }),
);
