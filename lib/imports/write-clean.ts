import { open } from 'node:fs/promises';
import {
  createBytesReader,
  createRowSampler,
  createRowSorter,
  csvLine,
  type LineAccount,
  type ReadRow,
  type RowSampler,
  type RowSorter,
  type Sniff,
} from '#lib/datasets/index.ts';
import { readChunks } from './read-input.ts';

export type Cleaned = {
  account: LineAccount;
  sample: string[][];
  /** Bytes that the longest row takes at most. */
  longestRow: number;
  /** Lines with a quote that was never closed. */
  openLines: number[];
};

export type CleanOptions = { signal?: AbortSignal | undefined; onBytes(done: number): void };

type Work = { sorter: RowSorter; sampler: RowSampler; cleaned: Cleaned };

/** Reads the file row by row and writes the table's rows as plain UTF-8 CSV with a header to `target`. */
export async function writeClean(
  path: string,
  target: string,
  options: CleanOptions & { sniff: Sniff },
): Promise<Cleaned> {
  const { sniff } = options;
  const { header } = sniff;
  const sampler = createRowSampler();
  const sorter = createRowSorter(header);
  const cleaned: Cleaned = { account: sorter.account, sample: sampler.rows, longestRow: 0, openLines: [] };
  const work = { sorter, sampler, cleaned };
  const reader = createBytesReader(sniff);
  const file = await open(target, 'w');
  try {
    await file.write(csvLine(header.names));
    let done = 0;
    for await (const bytes of readChunks(path, options.signal)) {
      await writeAll(file, cleanRows(reader.push(bytes), work));
      done += bytes.length;
      options.onBytes(done);
    }
    await writeAll(file, cleanRows(reader.finish(), work));
    sorter.finish();
    return cleaned;
  } finally {
    await file.close();
  }
}

async function writeAll(file: Awaited<ReturnType<typeof open>>, text: string): Promise<void> {
  if (text !== '') await file.writeFile(text);
}

function cleanRows(rows: Iterable<ReadRow>, { sorter, sampler, cleaned }: Work): string {
  const lines: string[] = [];
  for (const row of rows) {
    if (row.open && cleaned.openLines.length < 20) cleaned.openLines.push(row.line);
    const cells = sorter.sort(row);
    if (cells === null) continue;
    sampler.take(cells);
    const line = csvLine(cells);
    // A character takes at most three bytes of UTF-8 for each of its units.
    if (line.length * 3 > cleaned.longestRow) cleaned.longestRow = line.length * 3;
    lines.push(line);
  }
  const text = lines.join('');
  return text.includes('\u0000') ? text.replaceAll('\u0000', '') : text;
}
