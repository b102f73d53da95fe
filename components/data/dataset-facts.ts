import { formatBytes, formatExact } from '#lib/base/browser.ts';
import type { DatasetSummary } from '#lib/contracts/index.ts';

/** Rows, columns and size in one line. */
export function datasetFacts({ status, rowCount, columnCount, bytes }: DatasetSummary): string {
  if (status === 'importing') return `importing · ${formatBytes(bytes)}`;
  if (status === 'failed') return `not imported · ${formatBytes(bytes)}`;
  const rows = rowCount === 1 ? '1 row' : `${formatExact(rowCount)} rows`;
  const columns = columnCount === 1 ? '1 column' : `${columnCount} columns`;
  return `${rows} · ${columns} · ${formatBytes(bytes)}`;
}
