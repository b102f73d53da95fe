import { PlotlineError } from '#lib/base/index.ts';
import {
  fileEmpty,
  type ImportDecision,
  inferColumns,
  type LineAccount,
  readSample,
  type Sniff,
  scanAccount,
} from '#lib/datasets/index.ts';
import type { Engine, LoadPlan } from '#lib/engine/index.ts';
import type { Examined } from './examine.ts';
import type { ImportOptions } from './import-dataset.ts';
import { type Loaded, loadColumns } from './load-columns.ts';
import { writeClean } from './write-clean.ts';

export type LoadJob = {
  path: string;
  size: number;
  /** Where a clean copy goes if one is needed. */
  clean: string;
  /** One is wanted in any case. */
  keepsClean: boolean;
  parquet: string;
  options: ImportOptions;
};

export type LoadedExamined = { loaded: Loaded; account: LineAccount; decisions: ImportDecision[] };

/** What the engine is to read, and where each line of the file went. */
type Prepared = {
  source: Omit<LoadPlan, 'columns' | 'nullMarkers'>;
  sample: string[][];
  account: LineAccount;
  decisions: ImportDecision[];
};

/**
 * Loads the original where the scan found it plain, else a clean copy. The engine has to find as many rows as
 * we did; where it does not, it gets the clean copy after all.
 */
export async function loadExamined(
  engine: Engine,
  examined: Examined,
  job: LoadJob,
): Promise<LoadedExamined> {
  if (examined.scan.sane && !job.keepsClean) {
    const direct = await tryLoad(engine, prepareOriginal(examined, job), { examined, job });
    if (direct !== null) return direct;
  }
  const clean = await tryLoad(engine, await prepareClean(examined, job), { examined, job });
  if (clean !== null) return clean;
  const message =
    'The file could not be read as a table: two readings of it differ. Please report this file.';
  throw new PlotlineError('file_unreadable', message);
}

async function tryLoad(
  engine: Engine,
  prepared: Prepared,
  { examined, job }: { examined: Examined; job: LoadJob },
): Promise<LoadedExamined | null> {
  const { source, sample, account, decisions } = prepared;
  const { signal, onProgress } = job.options;
  try {
    const loaded = await loadColumns(inferColumns(examined.sniff.header.names, sample), {
      engine,
      plan: source,
      target: job.parquet,
      options: {
        ...(signal ? { signal } : {}),
        onProgress: (done, total) => onProgress?.('loading', done, total),
      },
    });
    return loaded.outcome.rowCount === account.rows ? { loaded, account, decisions } : null;
  } catch (error) {
    if (PlotlineError.is(error) && error.code === 'file_unreadable') return null;
    throw error;
  }
}

function prepareOriginal({ sniff, scan }: Examined, { path }: LoadJob): Prepared {
  const { dialect, header, decisions } = sniff;
  const { delimiter, quote } = dialect;
  const newline = dialect.lineEnd === '\r\n' ? '\r\n' : '\n';
  const skipLines = header.headerLines;
  return {
    source: {
      source: path,
      delimiter,
      quote,
      escape: quote,
      newline,
      skipLines,
      longestRow: scan.longestRow,
    },
    sample: readSample(scan.sample, dialect),
    account: scanAccount(scan, header),
    decisions,
  };
}

async function prepareClean({ sniff }: Examined, job: LoadJob): Promise<Prepared> {
  const { signal, onProgress } = job.options;
  const { account, sample, longestRow, openLines } = await writeClean(job.path, job.clean, {
    sniff,
    signal,
    onBytes: (done) => onProgress?.('cleaning', done, job.size),
  });
  if (account.rows === 0 && account.header.count === 0) throw fileEmpty(account);
  const plain = { delimiter: ',', quote: '"', escape: '"', newline: '\n' } as const;
  return {
    source: { ...plain, source: job.clean, skipLines: 1, longestRow },
    sample,
    account,
    decisions: noteOpenQuotes(sniff, openLines),
  };
}

function noteOpenQuotes({ decisions }: Sniff, openLines: readonly number[]): ImportDecision[] {
  if (openLines.length === 0) return decisions;
  const note = `a quote opened on line ${openLines.join(', ')} is never closed; what follows it is read line by line`;
  return decisions.map((decision) =>
    decision.what === 'quote'
      ? { ...decision, confidence: 0.6, evidence: `${decision.evidence}; ${note}` }
      : decision,
  );
}
