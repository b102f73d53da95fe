import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PlotlineError } from '#lib/base/index.ts';
import type { Receipt } from '#lib/datasets/index.ts';
import { createDuckDbEngine } from '#lib/engine/index.ts';
import { createImporter, type ImportDataset, receiptOfEmpty } from '#lib/imports/index.ts';

const usage = `usage: plotline import FILE [--receipt RECEIPT.json] [--out CLEAN.csv]
       plotline import --batch LIST.txt --out-dir DIR

Shows what an upload would do to a file: how it is read, which rows are set aside, and the table as plain CSV.
LIST.txt has one path a line; DIR gets <file name>.csv and <file name>.receipt.json of each.`;

type Task = { file: string; receipt?: string | undefined; out?: string | undefined };

/** `plotline import`. Gives the exit code: 0 done, 2 wrong usage, 1 a file that could not be imported. */
export async function runImport(args: string[]): Promise<number> {
  const tasks = await readTasks(args);
  if (tasks === null) {
    console.error(usage);
    return 2;
  }
  const folder = await mkdtemp(join(tmpdir(), 'plotline-import-'));
  const memoryMb = Math.max(256, Math.round(totalmem() / 4 / 1024 / 1024));
  const threads = Math.min(4, availableParallelism());
  const engine = createDuckDbEngine({ memoryMb, threads, tempDirectory: join(folder, 'spill') });
  const importDataset = createImporter({ engine });
  let failures = 0;
  try {
    for (const task of tasks) failures += (await importOne(task, folder, importDataset)) ? 0 : 1;
  } finally {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
  return failures === 0 ? 0 : 1;
}

async function readTasks(args: string[]): Promise<Task[] | null> {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        receipt: { type: 'string' },
        out: { type: 'string' },
        batch: { type: 'string' },
        'out-dir': { type: 'string' },
      },
    });
    const { receipt, out, batch, 'out-dir': outDir } = values;
    if (batch !== undefined) return positionals.length > 0 || !outDir ? null : await readBatch(batch, outDir);
    const [file] = positionals;
    return file === undefined || positionals.length > 1 || outDir ? null : [{ file, receipt, out }];
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return null;
  }
}

async function readBatch(batch: string, outDir: string): Promise<Task[]> {
  await mkdir(outDir, { recursive: true });
  const lines = (await readFile(batch, 'utf8')).split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.map((file) => {
    const stem = join(outDir, basename(file));
    return { file, out: `${stem}.csv`, receipt: `${stem}.receipt.json` };
  });
}

async function importOne(task: Task, folder: string, importDataset: ImportDataset): Promise<boolean> {
  const name = basename(task.file);
  const source = { path: resolve(task.file), name };
  const parquet = join(folder, `${randomUUID()}.parquet`);
  const target = {
    parquet,
    scratch: join(folder, 'scratch'),
    ...(task.out ? { clean: resolve(task.out) } : {}),
  };
  try {
    if (task.out) await rm(task.out, { force: true });
    const { receipt } = await importDataset(source, target);
    await finish(task, receipt);
    return true;
  } catch (error) {
    if (!PlotlineError.is(error)) throw error;
    console.error(`${name}: ${error.message}`);
    if (error.code === 'file_empty') await writeEmpty(task, await receiptOfEmpty(source, error));
    return false;
  } finally {
    await rm(parquet, { force: true });
    await rm(`${parquet}.values.parquet`, { force: true });
  }
}

async function finish(task: Task, receipt: Receipt): Promise<void> {
  const text = `${JSON.stringify(receipt, null, 2)}\n`;
  if (task.receipt) await writeFile(task.receipt, text);
  else if (!task.out) process.stdout.write(text);
  const setAside = receipt.rows_quarantined.count;
  const aside = setAside > 0 ? `, ${setAside} lines set aside` : '';
  console.error(`${receipt.file}: ${receipt.rows_loaded} rows, ${receipt.columns.length} columns${aside}`);
}

/** An empty file has a receipt and a table too, if one without rows. */
async function writeEmpty(task: Task, receipt: Receipt): Promise<void> {
  if (task.receipt) await writeFile(task.receipt, `${JSON.stringify(receipt, null, 2)}\n`);
  if (task.out) await writeFile(task.out, '');
}
