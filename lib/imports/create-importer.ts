import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  checkSignature,
  columnDecisions,
  fileEmpty,
  inferColumns,
  type LineAccount,
  readSample,
  type Sniff,
  scanAccount,
  sniff,
  toReceipt,
} from '#lib/datasets/index.ts';
import type { Engine, LoadPlan } from '#lib/engine/index.ts';
import { type Examined, examine } from './examine.ts';
import type {
  ImportDataset,
  ImportedDataset,
  ImportOptions,
  ImportSource,
  ImportTarget,
} from './import-dataset.ts';
import { importFailure } from './import-failure.ts';
import { loadColumns, receiptColumns } from './load-columns.ts';
import { readWindows } from './read-input.ts';
import { writeClean } from './write-clean.ts';

type Source = Omit<LoadPlan, 'columns' | 'nullMarkers'>;

/** What is to be loaded and how its lines are accounted for. */
type Prepared = { source: Source; sample: string[][]; account: LineAccount; openLines: number[] };

type Job = { source: ImportSource; target: ImportTarget; options: ImportOptions; clean: string };

/** Makes the import on an engine. See `ImportDataset` for what it promises. */
export function createImporter({ engine }: { engine: Engine }): ImportDataset {
  return async (source, target, options = {}) => {
    const clean = target.clean ?? join(target.scratch, `${randomUUID()}.clean.csv`);
    const made = await mkdir(target.scratch, { recursive: true });
    let kept = false;
    try {
      const dataset = await run(engine, { source, target, options, clean });
      kept = true;
      return dataset;
    } catch (error) {
      throw importFailure(error);
    } finally {
      if (!kept || target.clean === undefined) await rm(clean, { force: true });
      if (made !== undefined) await rm(made, { recursive: true, force: true });
      if (!kept) await removeTarget(target.parquet);
    }
  };
}

async function run(engine: Engine, job: Job): Promise<ImportedDataset> {
  const { source, target, options } = job;
  const input = await readWindows(source.path);
  checkSignature(input.windows[0]?.bytes ?? new Uint8Array(), input.size);
  const first = sniff(input.windows);
  const examined = await examine(source.path, input, first, {
    signal: options.signal,
    onBytes: (done) => options.onProgress?.('reading', done, input.size),
  });
  const prepared = await prepare(examined, job, input.size);
  const columns = inferColumns(examined.sniff.header.names, prepared.sample);
  const loaded = await loadColumns(columns, {
    engine,
    plan: prepared.source,
    target: target.parquet,
    options: {
      ...(options.signal ? { signal: options.signal } : {}),
      onProgress: (done, total) => options.onProgress?.('loading', done, total),
    },
  });
  const { rowCount, profile } = loaded.outcome;
  const receipt = toReceipt({
    file: source.name,
    sha256: examined.sha256,
    bytes: input.size,
    account: prepared.account,
    decisions: [...noteOpenQuotes(examined.sniff, prepared.openLines), ...columnDecisions(loaded.columns)],
    columns: receiptColumns(loaded),
  });
  return { rowCount, columns: loaded.outcome.columns, profile, receipt };
}

async function prepare({ sniff, scan }: Examined, job: Job, size: number): Promise<Prepared> {
  const { dialect, header } = sniff;
  if (scan.sane && job.target.clean === undefined && dialect.lineEnd !== 'mixed') {
    const { skipsSpace: _skipsSpace, lineEnd: newline, ...written } = dialect;
    const source = {
      source: job.source.path,
      ...written,
      newline,
      skipLines: header.headerLines,
      longestRow: scan.longestRow,
    };
    return {
      source,
      sample: readSample(scan.sample, dialect),
      account: scanAccount(scan, header),
      openLines: [],
    };
  }
  const { account, sample, longestRow, openLines } = await writeClean(job.source.path, job.clean, {
    sniff,
    signal: job.options.signal,
    onBytes: (done) => job.options.onProgress?.('cleaning', done, size),
  });
  if (account.rows === 0 && account.header.count === 0) throw fileEmpty(account);
  const plain = { delimiter: ',', quote: '"', escape: '"', newline: '\n' } as const;
  return {
    source: { ...plain, source: job.clean, skipLines: 1, longestRow: longestRow * 3 },
    sample,
    account,
    openLines,
  };
}

function noteOpenQuotes({ decisions }: Sniff, openLines: readonly number[]): Sniff['decisions'] {
  if (openLines.length === 0) return decisions;
  const lines = openLines.join(', ');
  const note = `a quote opened on line ${lines} is never closed; what follows it is read line by line`;
  return decisions.map((decision) =>
    decision.what === 'quote'
      ? { ...decision, confidence: 0.6, evidence: `${decision.evidence}; ${note}` }
      : decision,
  );
}

async function removeTarget(parquet: string): Promise<void> {
  await rm(parquet, { force: true });
  await rm(`${parquet}.values.parquet`, { force: true });
}
