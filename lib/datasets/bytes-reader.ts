import { createDecoder } from './create-decoder.ts';
import { createRowReader, type ReadRow } from './row-reader.ts';
import type { Sniff } from './sniff.ts';

/** The rows of bytes that come in pieces, however they are written. Fails with `line_too_long`. */
export function createBytesReader({ encoding, mark, dialect, width }: Sniff) {
  const decoder = createDecoder(encoding);
  const reader = createRowReader(dialect, width);
  let markLeft = mark;

  function push(bytes: Uint8Array): Iterable<ReadRow> {
    const from = Math.min(markLeft, bytes.length);
    markLeft -= from;
    return reader.read(decoder.push(from === 0 ? bytes : bytes.subarray(from)), false);
  }

  return { push, finish: (): Iterable<ReadRow> => reader.read(decoder.finish(), true) };
}
