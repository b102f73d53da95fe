import type { Dialect } from './dialect.ts';
import { readRow } from './read-row.ts';

const decoder = new TextDecoder();

/** The cells of a scan's sample rows. */
export function readSample(sample: readonly Uint8Array[], dialect: Dialect): string[][] {
  return sample.flatMap((bytes) => {
    const row = readRow({ text: decoder.decode(bytes), dialect }, 0, { final: true });
    return row === null ? [] : [row.cells];
  });
}
