import type { Column, Profile, Receipt } from '#lib/datasets/index.ts';
import type { EarlyExamination } from './early-examination.ts';

export type ImportSource = {
  /** Absolute path of the bytes as they came. */
  path: string;
  /** The file's name as a person knows it; hostile. */
  name: string;
  /** What went over the same bytes as they came, so that they need not be read once more. */
  early?: EarlyExamination | undefined;
};

export type ImportTarget = {
  /** Absolute path for the Parquet file; its value index stands beside it. */
  parquet: string;
  /** A folder for what is needed in between; the import removes what it put there. */
  scratch: string;
  /** Where the table's rows are also to be kept as plain CSV, each value as the source writes it. */
  clean?: string;
};

export type ImportOptions = {
  signal?: AbortSignal;
  onProgress?: (step: string, done: number, total: number) => void;
};

export type ImportedDataset = {
  rowCount: number;
  columns: Column[];
  profile: Profile;
  receipt: Receipt;
};

/**
 * Makes a dataset of an uploaded file. Refuses with a sentence that a person can act on: `file_empty`,
 * `file_not_text`, `too_many_columns`, `line_too_long`, `file_unreadable`, `disk_full`, `stopped`. Leaves no
 * stray file, whatever happens.
 */
export type ImportDataset = (
  source: ImportSource,
  target: ImportTarget,
  options?: ImportOptions,
) => Promise<ImportedDataset>;
