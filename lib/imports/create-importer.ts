import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkSignature, columnDecisions, sniff, toReceipt } from '#lib/datasets/index.ts';
import type { Engine } from '#lib/engine/index.ts';
import { examine } from './examine.ts';
import type {
  ImportDataset,
  ImportedDataset,
  ImportOptions,
  ImportSource,
  ImportTarget,
} from './import-dataset.ts';
import { importFailure } from './import-failure.ts';
import { receiptColumns } from './load-columns.ts';
import { loadExamined } from './load-examined.ts';
import { readWindows } from './read-input.ts';

type Job = { source: ImportSource; target: ImportTarget; options: ImportOptions; clean: string };

/** Makes the import on an engine. See `ImportDataset` for what it promises. */
export function createImporter({ engine }: { engine: Engine }): ImportDataset {
  return async (source, target, options = {}) => {
    const clean = target.clean ?? join(target.scratch, `${randomUUID()}.clean.csv`);
    let made: string | undefined;
    let kept = false;
    try {
      made = await mkdir(target.scratch, { recursive: true });
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

async function run(engine: Engine, { source, target, options, clean }: Job): Promise<ImportedDataset> {
  const input = await readWindows(source.path);
  checkSignature(input.windows[0]?.bytes ?? new Uint8Array(), input.size);
  const examined = await examine(input, sniff(input.windows), {
    signal: options.signal,
    early: source.early,
    onBytes: (done) => options.onProgress?.('reading', done, input.size),
  });
  const { loaded, account, decisions } = await loadExamined(engine, examined, {
    path: source.path,
    size: input.size,
    clean,
    keepsClean: target.clean !== undefined,
    parquet: target.parquet,
    options,
  });
  const { rowCount, columns, profile } = loaded.outcome;
  const receipt = toReceipt({
    file: source.name,
    sha256: examined.sha256,
    bytes: input.size,
    account,
    decisions: [...decisions, ...columnDecisions(loaded.columns)],
    columns: receiptColumns(loaded),
  });
  return { rowCount, columns, profile, receipt };
}

async function removeTarget(parquet: string): Promise<void> {
  await rm(parquet, { force: true });
  await rm(`${parquet}.values.parquet`, { force: true });
}
