import type { TableRef } from '#lib/engine/index.ts';
import type { Files } from '#lib/files/index.ts';
import type { StoredDataset } from '../ports/datasets-store.ts';

/** Where the engine reads a dataset. What stands under a key never changes, so the key is its version. */
export function toTableRef(
  dataset: StoredDataset,
  { table, files }: { table: string; files: Pick<Files, 'path'> },
): TableRef {
  return { table, parquet: files.path(dataset.parquetKey), version: dataset.parquetKey };
}
