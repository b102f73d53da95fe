const mostBytes = 8 * 1024 * 1024;
const mostRowBytes = 64 * 1024;
const mostRows = 10_000;

/** Keeps the bytes of every n-th row; when there are too many, of every second of them, and n doubles. */
export class ByteSampler {
  readonly rows: Uint8Array[] = [];
  private step = 1;
  private seen = 0;
  private bytes = 0;

  /** A row that a piece's edge cuts (`start` < 0) or that is very long is passed over. */
  take(bytes: Uint8Array, start: number, end: number): void {
    this.seen += 1;
    if (this.seen % this.step !== 0 || start < 0 || end - start > mostRowBytes) return;
    this.rows.push(bytes.slice(start, end));
    this.bytes += end - start;
    if (this.rows.length >= mostRows || this.bytes > mostBytes) this.thin();
  }

  private thin(): void {
    this.step *= 2;
    const kept = this.rows.filter((_, index) => index % 2 === 1);
    this.rows.splice(0, this.rows.length, ...kept);
    this.bytes = kept.reduce((sum, row) => sum + row.length, 0);
  }
}
