import { createHash } from 'node:crypto';
import { createScan, type ScanOptions, type ScanOutcome, type Sniff } from '#lib/datasets/index.ts';
import { createEncodingWatch, type EncodingSeen } from './encoding-watch.ts';

/** What going over all bytes has shown. */
export type Passed = { sha256: string; seen: EncodingSeen; scan: ScanOutcome };

export type Examiner = { push(bytes: Uint8Array): void; finish(): Passed };

/** Follows the bytes of a file in pieces, as what the sniff takes it for. Fails with `line_too_long`. */
export function createExaminer(first: Sniff): Examiner {
  const hash = createHash('sha256');
  const encoding = createEncodingWatch();
  const scan = createScan(scanOptions(first));
  const narrow = isNarrow(first);
  let plain = narrow;
  return {
    push(bytes) {
      hash.update(bytes);
      if (narrow) encoding.push(bytes);
      if (plain) plain = scan.push(bytes);
    },
    finish: () => ({ sha256: hash.digest('hex'), seen: encoding.finish(), scan: scan.finish() }),
  };
}

export function scanOptions({ dialect, width, header, mark }: Sniff): ScanOptions {
  return { dialect, width, skipLines: header.preambleLines + header.headerLines, mark };
}

export const isNarrow = ({ encoding }: Sniff) => encoding === 'utf-8' || encoding === 'windows-1252';
