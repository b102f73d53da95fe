import type { Cell, Column } from '#lib/datasets/browser.ts';

/** The first rows of a file that is still on its way, with the types that they suggest. */
export type FilePreview = { columns: Pick<Column, 'name' | 'type'>[]; rows: Cell[][] };

const sliceSize = 256 * 1024;
const rowLimit = 20;

/** Reads the first rows out of the first slice of a file, whatever its size. Null where they can't be read. */
export async function previewFile(file: File): Promise<FilePreview | null> {
  const { default: papa } = await import('papaparse');
  const text = new TextDecoder().decode(await file.slice(0, sliceSize).arrayBuffer());
  const { data } = papa.parse<string[]>(text, { preview: rowLimit + 1, skipEmptyLines: true });
  const [header, ...rows] = data;
  if (!header) return null;
  return { columns: header.map((name) => ({ name, type: 'text' })), rows };
}
