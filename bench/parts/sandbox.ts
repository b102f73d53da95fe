import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import {
  createLocalExecutor,
  type ExecutionRequest,
  type Executor,
  type ExecutorDataset,
} from '#lib/executors/index.ts';

const limits = { timeoutMs: 60_000, memoryMb: 1024 };
const never = new AbortController().signal;
const folder = join(tmpdir(), `plotline-bench-${process.pid}`);

/** The local executor: figures cold and warm on a million rows, new sessions, memory, Stop, limits. Needs `npm run setup:python`. */
export async function sandbox(): Promise<unknown> {
  const dataset = await writeRows(`${folder}.parquet`);
  const pythonFolder = resolve(process.env.PLOTLINE_PYTHON_ENV || '.data/python');
  const begun = performance.now();
  const executor = createLocalExecutor({ pythonFolder, workFolder: folder });
  try {
    const health = await executor.health();
    if (!health.available) throw new Error(health.reason);
    const startMs = Math.round(performance.now() - begun);
    const coldFirstFigureMs = await firstFigure(executor, {
      owner: 'cold',
      datasets: [dataset],
      from: begun,
    });
    const warmFirstFigureMs = await repeat(9, () =>
      firstFigure(executor, { owner: 'cold', datasets: [dataset], from: performance.now() }),
    );
    await executor.terminate('cold');
    await waitForLibraries(executor);
    return {
      startMs,
      coldFirstFigureMs,
      warmFirstFigureMs,
      newSessionMs: await newSessions(executor),
      idleSessionMb: await idleSessions(executor),
      stopMs: await repeat(9, () => stop(executor)),
      overrunMs: await repeat(5, () => overrun(executor)),
      killToReadyMs: await repeat(5, () => killToReady(executor)),
    };
  } finally {
    await executor.close();
    await rm(folder, { recursive: true, force: true });
    await rm(`${folder}.parquet`, { force: true });
  }
}

async function repeat(times: number, measure: () => Promise<number>) {
  const found: number[] = [];
  for (let index = 0; index < times; index += 1) found.push(await measure());
  const sorted = found.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), most: at(1) };
}

const chart = 'means = rows.groupby("region")["amount"].mean()\npx.bar(means, title="Mean amount").show()';

type First = { owner: string; datasets: ExecutorDataset[]; from: number };

async function firstFigure(executor: Executor, { owner, datasets, from }: First): Promise<number> {
  const seen = Promise.withResolvers<number>();
  const onProgress: ExecutionRequest['onProgress'] = ({ kind }) =>
    kind === 'figure' ? seen.resolve(Math.round(performance.now() - from)) : undefined;
  const { error } = await executor.run({ code: chart, owner, datasets, limits, onProgress }, never);
  if (error) throw new Error(error.message);
  return seen.promise;
}

/** The slower libraries are loaded while nobody waits; what is measured after is the steady state. */
async function waitForLibraries(executor: Executor): Promise<void> {
  const code = 'import sys\nprint("sklearn.pipeline" in sys.modules)';
  for (let tries = 0; tries < 30; tries += 1) {
    const { stdout } = await executor.run({ code, owner: null, datasets: [], limits }, never);
    if (stdout === 'True\n') return;
    await new Promise((done) => setTimeout(done, 1000));
  }
}

/** From the wish to the first line of the code. */
function newSessions(executor: Executor) {
  return repeat(40, async () => {
    const started = performance.now();
    const seen = Promise.withResolvers<number>();
    const onProgress = () => seen.resolve(Math.round(performance.now() - started));
    await executor.run({ code: 'print(1)', owner: null, datasets: [], limits, onProgress }, never);
    return seen.promise;
  });
}

/** Memory of ten idle sessions that only they have, each, in MB: what the kernel says they don't share. */
async function idleSessions(executor: Executor): Promise<number> {
  const before = await privateMb();
  for (let index = 0; index < 10; index += 1) {
    await executor.run({ code: 'x = 1', owner: `idle-${index}`, datasets: [], limits }, never);
  }
  const each = ((await privateMb()) - before) / 10;
  for (let index = 0; index < 10; index += 1) await executor.terminate(`idle-${index}`);
  return Math.round(each * 10) / 10;
}

/** Proportional memory of all processes of the sandbox. */
async function privateMb(): Promise<number> {
  let total = 0;
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    if (!command.includes('/opt/plotline/zygote.py')) continue;
    const text = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
    total += Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) / 1000;
  }
  return total;
}

async function stop(executor: Executor): Promise<number> {
  const stopping = new AbortController();
  let stopped = 0;
  const onProgress = () => {
    stopped = performance.now();
    stopping.abort();
  };
  const code = 'print(1)\nwhile True: pass';
  await executor.run({ code, owner: null, datasets: [], limits, onProgress }, stopping.signal);
  return Math.round(performance.now() - stopped);
}

async function overrun(executor: Executor): Promise<number> {
  const started = performance.now();
  const short = { timeoutMs: 500, memoryMb: 512 };
  await executor.run({ code: 'while True: pass', owner: null, datasets: [], limits: short }, never);
  return Math.round(performance.now() - started - short.timeoutMs);
}

async function killToReady(executor: Executor): Promise<number> {
  const short = { timeoutMs: 300, memoryMb: 512 };
  await executor.run({ code: 'while True: pass', owner: 'killed', datasets: [], limits: short }, never);
  const started = performance.now();
  await executor.run({ code: '1', owner: 'killed', datasets: [], limits }, never);
  return Math.round(performance.now() - started);
}

async function writeRows(parquet: string): Promise<ExecutorDataset> {
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(`
    COPY (
      SELECT i AS id, 'region ' || (i % 12) AS region, 'customer ' || (i % 5000) AS customer,
        ((i * 7919) % 100000 / 100)::DECIMAL(18, 2) AS amount, DATE '2022-01-01' + (i % 1000)::INT AS day
      FROM range(1000000) AS numbers(i)
    ) TO '${parquet}' (FORMAT PARQUET)`);
  connection.disconnectSync();
  return { table: 'rows', name: 'Rows', parquet };
}
