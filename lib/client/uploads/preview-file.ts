import { previewTable, type TablePreview } from '#lib/datasets/browser.ts';
import type { FilePreview } from './upload-item.ts';

/** A small slice is read within a few milliseconds; a header of thousands of columns needs more. */
const sliceSizes = [64 * 1024, 1024 * 1024];
const rowLimit = 20;

/**
 * The first rows of a file, whatever its size, out of its first slice: form and types are decided as the import
 * decides them, the rows are cut by PapaParse. Null where they can't be read; the import then says why.
 */
export async function previewFile(file: File): Promise<FilePreview | null> {
  for (const size of sliceSizes) {
    const bytes = new Uint8Array(await file.slice(0, size).arrayBuffer());
    const preview = tryPreview(bytes, file.size <= size);
    if (preview) return { columns: preview.columns, rows: await cutRows(bytes, preview) };
  }
  return null;
}

function tryPreview(bytes: Uint8Array, isWhole: boolean): TablePreview | null {
  try {
    const preview = previewTable(bytes, { isWhole });
    return preview.columns.length > 0 ? preview : null;
  } catch {
    return null;
  }
}

async function cutRows(bytes: Uint8Array, preview: TablePreview): Promise<(string | null)[][]> {
  const { default: papa } = await import('papaparse');
  const { dialect, encoding, skipLines } = preview;
  const { data } = papa.parse<string[]>(new TextDecoder(encoding).decode(bytes), {
    delimiter: dialect.delimiter,
    quoteChar: dialect.quote ?? '\0',
    escapeChar: dialect.escape ?? dialect.quote ?? '\0',
    skipFirstNLines: skipLines,
    skipEmptyLines: true,
    preview: rowLimit,
  });
  return data.map((row) => row.map((cell) => (cell === '' ? null : cell)));
}
