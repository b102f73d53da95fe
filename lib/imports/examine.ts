import { createHash } from 'node:crypto';
import { createScan, type ScanOutcome, type Sniff, settleEncoding, sniffAs } from '#lib/datasets/index.ts';
import { createEncodingWatch } from './encoding-watch.ts';
import { type Input, readChunks } from './read-input.ts';

export type Examined = { sha256: string; sniff: Sniff; scan: ScanOutcome };

export type ExamineOptions = { signal?: AbortSignal | undefined; onBytes(done: number): void };

/**
 * Goes over the whole file once: its hash, whether its encoding holds to the end, and whether a strict reader
 * would find the same rows.
 */
export async function examine(input: Input, first: Sniff, options: ExamineOptions): Promise<Examined> {
  const hash = createHash('sha256');
  const encoding = createEncodingWatch();
  const scan = createScan({
    dialect: first.dialect,
    width: first.width,
    skipLines: first.header.preambleLines + first.header.headerLines,
    mark: first.mark,
  });
  const narrow = isNarrow(first);
  let done = 0;
  let plain = narrow;
  for await (const bytes of readChunks(input.path, options.signal)) {
    hash.update(bytes);
    if (narrow) encoding.push(bytes);
    if (plain) plain = scan.push(bytes);
    done += bytes.length;
    options.onBytes(done);
  }
  const seen = encoding.finish();
  const sniffed = narrow ? settle(input, first, seen) : first;
  return {
    sha256: hash.digest('hex'),
    sniff: sniffed,
    scan: judge(scan.finish(), sniffed, seen.broken),
  };
}

const isNarrow = ({ encoding }: Sniff) => encoding === 'utf-8' || encoding === 'windows-1252';

/** The windows may have missed what the whole file shows. */
function settle(input: Input, first: Sniff, seen: { sound: number; broken: number }): Sniff {
  const settled = settleEncoding(seen, true, first.mark);
  if (settled.encoding !== first.encoding) return sniffAs(input.windows, settled);
  const [before, ...others] = first.decisions;
  return {
    ...first,
    decisions: first.mark > 0 && before ? [before, ...others] : [settled.decision, ...others],
  };
}

function judge(scan: ScanOutcome, sniffed: Sniff, broken: number): ScanOutcome {
  const { header, encoding } = sniffed;
  const readable =
    encoding === 'utf-8' && broken === 0 && header.preambleLines === 0 && header.headerLines < 2;
  return readable ? scan : { ...scan, sane: false };
}
