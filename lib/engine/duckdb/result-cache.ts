import type { Result } from '#lib/datasets/index.ts';

type Entry = { result: Result; bytes: number };

/**
 * Answers of questions over data that does not change, least recently used out first. Only small ones: what
 * matters is a question asked again, such as by a second tab or a chart drawn anew.
 */
export class ResultCache {
  private readonly entries = new Map<string, Entry>();
  private readonly budgetBytes: number;
  private bytes = 0;

  constructor(budgetBytes: number) {
    this.budgetBytes = budgetBytes;
  }

  get(key: string): Result | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return copyOf(entry.result);
  }

  set(key: string, result: Result): void {
    const bytes = sizeOf(result) + key.length * 2;
    if (bytes > this.budgetBytes / 16) return;
    this.drop(key);
    this.entries.set(key, { result: copyOf(result), bytes });
    this.bytes += bytes;
    for (const oldest of this.entries.keys()) {
      if (this.bytes <= this.budgetBytes) return;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    this.bytes -= this.entries.get(key)?.bytes ?? 0;
    this.entries.delete(key);
  }
}

/** So that nobody who changes an answer changes the next one's. */
function copyOf(result: Result): Result {
  return {
    ...result,
    columns: result.columns.map((column) => ({ ...column })),
    rows: result.rows.map((row) => [...row]),
  };
}

function sizeOf({ rows }: Result): number {
  let bytes = 0;
  for (const row of rows) {
    bytes += 32;
    for (const cell of row) bytes += typeof cell === 'string' ? 24 + cell.length * 2 : 8;
  }
  return bytes;
}
