import { isDeepStrictEqual } from 'node:util';
import { type Sniff, sniff } from '#lib/datasets/index.ts';
import { createExaminer, type Examiner, isNarrow, type Passed, scanOptions } from './examiner.ts';
import { chunkBytes, headBytes } from './read-input.ts';

/**
 * Examines a file while its bytes arrive, as what its start shows it to be: in the same pieces as it would be read
 * in, so that the outcome is the same. A file shorter than a piece is not examined: reading it takes no time.
 */
export class EarlyExamination {
  private size = 0;
  private readonly piece = new Uint8Array(chunkBytes);
  private started: { first: Sniff; examiner: Examiner } | null = null;
  private isOver = false;

  /** How many bytes have come. */
  get length(): number {
    return this.size;
  }

  /** The next bytes. Never fails: what is wrong with them is said when the whole file is read. */
  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const place = this.size % chunkBytes;
      const part = bytes.subarray(at, at + chunkBytes - place);
      if (!this.isOver) this.piece.set(part, place);
      this.size += part.length;
      at += part.length;
      if (place + part.length === chunkBytes) this.attempt(() => this.examine(this.piece));
    }
  }

  /** What it found, once; null where the whole file turned out to be of another kind or length. */
  finish(size: number, whole: Sniff): Passed | null {
    const { started } = this;
    if (!started || size !== this.size || !isSameKind(started.first, whole)) return null;
    return this.attempt(() => {
      this.examine(this.piece.subarray(0, size % chunkBytes));
      this.started = null;
      return started.examiner.finish();
    });
  }

  private examine(bytes: Uint8Array): void {
    if (!this.started) {
      const first = sniff([{ bytes: bytes.slice(0, headBytes), atEnd: false }]);
      this.started = { first, examiner: createExaminer(first) };
    }
    this.started.examiner.push(bytes);
  }

  private attempt<T>(work: () => T): T | null {
    if (this.isOver) return null;
    try {
      return work();
    } catch {
      this.isOver = true;
      this.started = null;
      return null;
    }
  }
}

function isSameKind(first: Sniff, whole: Sniff): boolean {
  return isNarrow(first) === isNarrow(whole) && isDeepStrictEqual(scanOptions(first), scanOptions(whole));
}
