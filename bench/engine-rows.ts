/** Pages, questions and look-ups over one loaded table: `node bench/engine-rows.ts <file.csv>`; prints one JSON. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ColumnPlan, createDuckDbEngine, type RowsOptions } from '#lib/engine/index.ts';

const [source = ''] = process.argv.slice(2);
const columns: ColumnPlan[] = JSON.parse(await readFile(`${source}.columns.json`, 'utf8'));
const folder = await mkdtemp(join(tmpdir(), 'plotline-bench-'));
const engine = createDuckDbEngine({ memoryMb: 1024, tempDirectory: join(folder, 'spill') });
const parquet = join(folder, 'table.parquet');
const plan = { source, delimiter: ',', quote: '"', escape: '"', newline: '\n', skipLines: 1 } as const;
const { rowCount } = await engine.load({ ...plan, nullMarkers: [], columns }, parquet, {});
const table = { table: 't', parquet, version: '1' };

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function summary(times: number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p95: at(0.95) };
}

async function pages(options: Partial<RowsOptions>) {
  const read = (offset: number) => () => engine.rows(table, { offset, limit: 100, ...options });
  const first = Math.round(await timed(read(Math.floor(rowCount / 2))));
  const times: number[] = [];
  for (let page = 0; page < 40; page += 1)
    times.push(await timed(read(Math.floor((rowCount * page * 0.37) % rowCount))));
  return { first, ...summary(times) };
}

async function question(sql: (run: number) => string) {
  const times: number[] = [];
  for (let run = 0; run < 20; run += 1) {
    times.push(await timed(() => engine.query(sql(run), { scope: 's', tables: [table] })));
  }
  return { first: Math.round(times[0] ?? 0), ...summary(times.slice(1)) };
}

const text = columns.filter(({ type }) => type === 'text').map(({ name }) => name);
const number = columns.find(({ type }) => type === 'decimal' || type === 'double')?.name ?? '';
const [few = '', , , many = ''] = text;
const group = `SELECT "${few}", avg("${number}") FROM t GROUP BY 1`;
const words = Array.from({ length: 40 }, (_, index) => `customer ${index}7`);
const report = {
  rows: rowCount,
  unsorted: await pages({}),
  sortedByNumber: await pages({ sort: { column: number, direction: 'descending' } }),
  sortedByText: await pages({ sort: { column: many, direction: 'ascending' } }),
  filtered: await pages({ where: `"${number}" > 100` }),
  groupByNotCached: await question((run) => `${group} -- ${run}`),
  groupByManyNotCached: await question(
    (run) => `SELECT "${text[2]}", avg("${number}") FROM t GROUP BY 1 -- ${run}`,
  ),
  groupByRepeated: await question(() => group),
  lookup40: summary(
    await Promise.all(
      [0, 1, 2].map(() => timed(() => engine.lookup(words, { scope: 's', tables: [table] }))),
    ),
  ),
  rssMb: Math.round(process.memoryUsage.rss() / 1e6),
};
await engine.close();
await rm(folder, { recursive: true });
console.log(JSON.stringify(report));
