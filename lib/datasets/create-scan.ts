import { ByteSampler } from './byte-sampler.ts';
import type { Dialect } from './dialect.ts';
import { lineTooLong, longestLine } from './row-reader.ts';
import { byteClass, classTable, scanAction, scanState, stepTable, whyFailed } from './scan-states.ts';

export type ScanOptions = {
  dialect: Dialect;
  width: number;
  /** Physical lines before the first row of data. */
  skipLines: number;
  /** Bytes of the byte order mark. */
  mark: number;
};

export type ScanOutcome = {
  /** Every row has the table's width and sound quotes, so that a strict reader finds the same rows. */
  sane: boolean;
  /** Why it is not. */
  trouble: { what: string; line: number } | null;
  lines: number;
  rows: number;
  /** Bytes of the longest row. */
  longestRow: number;
  /** Further physical lines of rows with line breaks in quotes; at most `mostListedLines` are listed. */
  continuation: { count: number; lines: number[] };
  /** Bytes of some whole rows, spread evenly over the file. */
  sample: Uint8Array[];
};

export type Scan = {
  /** False once the file has proved not to be plain; the rest need not be pushed. */
  push(bytes: Uint8Array): boolean;
  finish(): ScanOutcome;
};

export const mostListedLines = 1000;

/**
 * Follows the rows of an ASCII-compatible text over its bytes, in pieces, as fast as they come. It decides nothing
 * but whether the file is plain: the first thing that a strict reader could see otherwise ends the scan, and the
 * row reader has to look. Fails with `line_too_long`.
 */
export function createScan(options: ScanOptions): Scan {
  return new ByteScan(options);
}

class ByteScan implements Scan {
  private readonly sampler = new ByteSampler();
  private readonly outcome: ScanOutcome;
  private readonly classes: Uint8Array;
  private readonly steps: Uint8Array;
  private readonly width: number;
  private state: number = scanState.rowStart;
  private cells = 1;
  private skip: number;
  private markLeft: number;
  /** Bytes of the row and of the physical line that earlier pieces held. */
  private rowBefore = 0;
  private lineBefore = 0;
  /** The last line that was skipped, and the start of a row or line that earlier pieces held. */
  private header: Uint8Array = new Uint8Array();
  private carried: Uint8Array = new Uint8Array();

  constructor({ dialect, width, skipLines, mark }: ScanOptions) {
    this.width = width;
    this.skip = skipLines;
    this.markLeft = mark;
    this.classes = classTable(dialect);
    this.steps = stepTable(dialect.lineEnd === '\r\n' ? '\r\n' : '\n');
    this.outcome = {
      sane: isScannable(dialect),
      trouble: null,
      lines: 0,
      rows: 0,
      longestRow: 0,
      continuation: { count: 0, lines: [] },
      sample: this.sampler.rows,
    };
  }

  push(bytes: Uint8Array): boolean {
    const marked = Math.min(this.markLeft, bytes.length);
    this.markLeft -= marked;
    const start = this.skipLines(bytes, marked);
    if (this.outcome.sane && start < bytes.length) this.follow(bytes, start);
    return this.outcome.sane;
  }

  finish(): ScanOutcome {
    const { outcome, state } = this;
    if (!outcome.sane) return outcome;
    if (this.skip > 0) outcome.lines += this.lineBefore > 0 ? 1 : 0;
    else if (state === scanState.quoted) this.fail('a quote that is never closed');
    else if (state === scanState.afterReturn) this.fail('a line end unlike the others');
    else if (state !== scanState.rowStart) this.endRow(this.rowBefore);
    return outcome;
  }

  private skipLines(bytes: Uint8Array, from: number): number {
    let at = from;
    while (this.skip > 0) {
      const end = bytes.indexOf(10, at);
      if (end === -1) {
        this.grow(bytes.length - at);
        if (this.skip === 1) this.carried = joinBytes(this.carried, bytes.subarray(at));
        return bytes.length;
      }
      if (this.skip === 1) this.header = joinBytes(this.carried, bytes.subarray(at, end));
      this.outcome.lines += 1;
      this.lineBefore = 0;
      this.skip -= 1;
      at = end + 1;
    }
    return at;
  }

  private follow(bytes: Uint8Array, from: number): void {
    const { classes, steps } = this;
    const length = bytes.length;
    let { state } = this;
    let at = from;
    let rowStart = state === scanState.rowStart ? from : -1;
    let lineStart = from;
    while (at < length) {
      const kind = classes[bytes[at] ?? 0] ?? 0;
      const step = steps[(state << 3) | kind] ?? 0;
      const before = state;
      state = step & 7;
      at += 1;
      if (step < scanAction.nextCell) {
        if (state === scanState.plain)
          while (at < length && classes[bytes[at] ?? 0] === byteClass.ordinary) at += 1;
      } else if (step < scanAction.endRow) this.cells += 1;
      else if (step < scanAction.lineInQuotes) {
        this.endRow(rowStart < 0 ? this.rowBefore + at - from : at - rowStart);
        this.sampler.take(bytes, rowStart, at - 1);
        this.compareHeader(bytes, Math.max(rowStart, from), at - 1);
        rowStart = at;
        lineStart = at;
        this.lineBefore = 0;
      } else if (step < scanAction.fail) {
        this.endQuotedLine();
        lineStart = at;
      } else this.fail(whyFailed(before, kind));
      if (!this.outcome.sane) return;
    }
    this.state = state;
    if (rowStart >= 0) this.rowBefore = 0;
    this.carry(bytes, Math.max(rowStart, from));
    this.rowBefore = rowStart < 0 ? this.rowBefore + length - from : length - rowStart;
    this.grow(length - lineStart);
  }

  private endRow(length: number): void {
    const { outcome } = this;
    if (this.cells !== this.width) {
      this.fail(`${this.cells} cells where ${this.width} are usual`);
      return;
    }
    if (length > outcome.longestRow) outcome.longestRow = length;
    outcome.rows += 1;
    outcome.lines += 1;
    this.cells = 1;
  }

  /** Files that were joined have their header again. */
  private compareHeader(bytes: Uint8Array, start: number, end: number): void {
    const { header, outcome, carried } = this;
    const offset = this.rowBefore;
    this.rowBefore = 0;
    if (offset + end - start !== header.length || this.width < 2 || !outcome.sane) return;
    const row = offset === 0 ? bytes.subarray(start, end) : joinBytes(carried, bytes.subarray(start, end));
    if (row.length !== header.length || !header.every((byte, index) => byte === row[index])) return;
    outcome.lines -= 1;
    this.fail('the header again');
  }

  /** Keeps the start of a row that a piece's end cuts, as far as it can be the header's. */
  private carry(bytes: Uint8Array, start: number): void {
    const before = this.rowBefore > 0 ? this.carried : new Uint8Array();
    const tooLong = before.length + bytes.length - start > this.header.length;
    this.carried = tooLong ? before : joinBytes(before, bytes.subarray(start));
  }

  private endQuotedLine(): void {
    const { outcome } = this;
    outcome.lines += 1;
    this.lineBefore = 0;
    outcome.continuation.count += 1;
    if (outcome.continuation.count <= mostListedLines) outcome.continuation.lines.push(outcome.lines + 1);
  }

  private grow(length: number): void {
    this.lineBefore += length;
    if (this.lineBefore > longestLine) throw lineTooLong(this.outcome.lines + 1);
  }

  private fail(what: string): void {
    this.outcome.sane = false;
    this.outcome.trouble = { what, line: this.outcome.lines + 1 };
  }
}

function joinBytes(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

function isScannable(dialect: Dialect): boolean {
  const { delimiter, quote, skipsSpace, lineEnd } = dialect;
  const sound = delimiter.charCodeAt(0) < 128 && (quote === null || dialect.escape === quote) && !skipsSpace;
  return sound && (lineEnd === '\n' || lineEnd === '\r\n');
}
