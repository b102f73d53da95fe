import type { DatasetSummary } from '#lib/contracts/index.ts';
import type { AttachedDataset } from '../ports/datasets-store.ts';

/** A dataset as the page knows it. */
export function summariseDataset({ dataset, table }: AttachedDataset): DatasetSummary {
  const { id, name, bytes, status, error, contents, createdAt } = dataset;
  return {
    id,
    name,
    table,
    rowCount: contents?.rowCount ?? 0,
    columnCount: contents?.columns.length ?? 0,
    bytes,
    status,
    error,
    columns: contents?.columns ?? [],
    createdAt: new Date(createdAt).toISOString(),
  };
}
