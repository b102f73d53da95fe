import { type ScanOutcome, type Sniff, settleEncoding, sniffAs } from '#lib/datasets/index.ts';
import type { EarlyExamination } from './early-examination.ts';
import type { EncodingSeen } from './encoding-watch.ts';
import { createExaminer, isNarrow, type Passed } from './examiner.ts';
import { type Input, readChunks } from './read-input.ts';

export type Examined = { sha256: string; sniff: Sniff; scan: ScanOutcome };

export type ExamineOptions = {
  signal?: AbortSignal | undefined;
  onBytes(done: number): void;
  /** What went over the bytes as they came. */
  early?: EarlyExamination | undefined;
};

/**
 * Goes over the whole file once: its hash, whether its encoding holds to the end, and whether a strict reader
 * would find the same rows. Where its bytes were gone over as they came, that is not done again.
 */
export async function examine(input: Input, first: Sniff, options: ExamineOptions): Promise<Examined> {
  const early = options.early?.finish(input.size, first);
  const { sha256, seen, scan } = early ?? (await readThrough(input, first, options));
  const sniffed = isNarrow(first) ? settle(input, first, seen) : first;
  return { sha256, sniff: sniffed, scan: judge(scan, sniffed, seen.broken) };
}

async function readThrough(input: Input, first: Sniff, options: ExamineOptions): Promise<Passed> {
  const examiner = createExaminer(first);
  let done = 0;
  for await (const bytes of readChunks(input.path, options.signal)) {
    examiner.push(bytes);
    done += bytes.length;
    options.onBytes(done);
  }
  return examiner.finish();
}

/** The windows may have missed what the whole file shows. */
function settle(input: Input, first: Sniff, seen: EncodingSeen): Sniff {
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
