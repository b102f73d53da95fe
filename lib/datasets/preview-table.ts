import { createBytesReader } from './bytes-reader.ts';
import type { ColumnType } from './column.ts';
import { createRowSorter } from './create-row-sorter.ts';
import type { Dialect, Encoding } from './dialect.ts';
import { checkSignature } from './file-signature.ts';
import { inferColumns } from './infer-columns.ts';
import type { ReadRow } from './row-reader.ts';
import { sniff } from './sniff.ts';

export type TablePreview = {
  encoding: Encoding;
  dialect: Dialect;
  /** Physical lines before the first row of data, header included. */
  skipLines: number;
  hasHeader: boolean;
  columns: { name: string; type: ColumnType }[];
  /** The first rows as the file writes them, at most `previewRows`. */
  rows: string[][];
};

export const previewRows = 50;

/**
 * A table's first rows and likely types from the first bytes of its file, by the decisions that the import makes;
 * the import sees the whole file and may decide otherwise. Fails with `file_empty`, `file_not_text`,
 * `too_many_columns` and `line_too_long`.
 */
export function previewTable(bytes: Uint8Array, options: { isWhole: boolean }): TablePreview {
  checkSignature(bytes, bytes.length);
  const sniffed = sniff([{ bytes, atEnd: options.isWhole }]);
  const { header, encoding, dialect } = sniffed;
  const reader = createBytesReader(sniffed);
  const sorter = createRowSorter(header);
  const sorted: string[][] = [];
  const take = (rows: Iterable<ReadRow>) => {
    for (const row of rows) {
      const cells = sorter.sort(row);
      if (cells !== null) sorted.push(cells);
    }
  };
  take(reader.push(bytes));
  if (options.isWhole) take(reader.finish());
  const columns = inferColumns(header.names, sorted).map(({ name, type }) => ({ name, type }));
  const skipLines = header.preambleLines + header.headerLines;
  const rows = sorted.slice(0, previewRows);
  return { encoding, dialect, skipLines, hasHeader: header.headerLines > 0, columns, rows };
}
