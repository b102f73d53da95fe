import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBDataChunk } from '@duckdb/node-api';
import type { RowStream } from './row-stream.ts';

/** The places of a table's rows in some order, as a file of 32-bit whole numbers. */
export type RowOrder = { path: string; count: number };

type Entry = { order: Promise<RowOrder>; bytes: number };

/**
 * Keeps orders of rows (sorted or filtered) on disk, so that any page of them is one short read. The least
 * recently used go when all together are over the budget.
 */
export class RowOrders {
  private readonly entries = new Map<string, Entry>();
  private readonly folder: string;
  private readonly budgetBytes: number;

  constructor(folder: string, budgetBytes: number) {
    this.folder = folder;
    this.budgetBytes = budgetBytes;
  }

  /** The order of this key; `build` makes it once, also for those who ask meanwhile. */
  get(key: string, build: (path: string) => Promise<number>): Promise<RowOrder> {
    const known = this.entries.get(key);
    if (known) {
      this.entries.delete(key);
      this.entries.set(key, known);
      return known.order;
    }
    const entry: Entry = { order: this.make(build), bytes: 0 };
    this.entries.set(key, entry);
    entry.order.then(
      ({ count }) => {
        entry.bytes = count * 4;
        this.trim(entry);
      },
      () => this.entries.delete(key),
    );
    return entry.order;
  }

  private async make(build: (path: string) => Promise<number>): Promise<RowOrder> {
    const path = join(this.folder, `${randomUUID()}.rows`);
    try {
      return { path, count: await build(path) };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }

  private trim(newest: Entry): void {
    let bytes = [...this.entries.values()].reduce((sum, entry) => sum + entry.bytes, 0);
    for (const [key, entry] of this.entries) {
      if (bytes <= this.budgetBytes) return;
      if (entry === newest || entry.bytes === 0) continue;
      bytes -= entry.bytes;
      this.entries.delete(key);
      void entry.order.then(({ path }) => rm(path, { force: true }));
    }
  }
}

/** Writes the first column (UINTEGER) of a stream of rows and returns how many there were. */
export async function writeOrder(path: string, stream: RowStream): Promise<number> {
  const file = await open(path, 'wx');
  let count = 0;
  try {
    for (let chunk = await stream.next(); chunk; chunk = await stream.next()) {
      await file.appendFile(placesOf(chunk));
      count += chunk.rowCount;
    }
    return count;
  } finally {
    await file.close();
  }
}

function placesOf(chunk: DuckDBDataChunk): Buffer {
  const places = Uint32Array.from(chunk.getColumnValues(0), Number);
  return Buffer.from(places.buffer);
}

/** The places at `offset`, at most `limit`. */
export async function readOrder(order: RowOrder, offset: number, limit: number): Promise<number[]> {
  const file: FileHandle = await open(order.path, 'r');
  try {
    const count = Math.max(0, Math.min(limit, order.count - offset));
    const places = new Uint32Array(count);
    await file.read(places, 0, count * 4, offset * 4);
    return [...places];
  } finally {
    await file.close();
  }
}
