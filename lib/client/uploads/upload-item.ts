import type { Cell, Column } from '#lib/datasets/browser.ts';

/** The first rows of a file that is still on its way, with the types that they suggest. */
export type FilePreview = { columns: Pick<Column, 'name' | 'type'>[]; rows: Cell[][] };

export type UploadStatus = 'waiting' | 'uploading' | 'failed' | 'stored';

/** A file on its way to the server. */
export type UploadItem = {
  id: string;
  name: string;
  size: number;
  sent: number;
  /** Bytes a second over the last seconds; null until it is known. */
  rate: number | null;
  status: UploadStatus;
  /** Why it stopped and what to do. */
  error: string | null;
  /** Whether trying again can help. */
  canRetry: boolean;
  preview: FilePreview | null;
};

/** Seconds until the file is up at its present rate; null while unknown. */
export function secondsLeft({ size, sent, rate }: Pick<UploadItem, 'size' | 'sent' | 'rate'>): number | null {
  return rate === null || rate <= 0 ? null : Math.ceil((size - sent) / rate);
}
