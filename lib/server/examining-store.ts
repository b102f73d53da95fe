import { Readable } from 'node:stream';
import { FileStore } from '@tus/file-store';
import { EarlyExamination } from '#lib/imports/index.ts';

/** More uploads than this at once are examined when they are whole; one that was left behind goes first. */
const mostAtOnce = 8;

/** Keeps uploads in a directory and examines their bytes as they come, as long as they come from the first on. */
export class ExaminingStore extends FileStore {
  private readonly early = new Map<string, EarlyExamination>();

  constructor(directory: string) {
    super({ directory });
  }

  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    const early = offset === 0 ? this.begin(id) : this.early.get(id);
    if (early?.length === offset) return super.write(Readable.from(examined(readable, early)), id, offset);
    // Not all that was seen is on the disk, or the other way round.
    this.early.delete(id);
    return super.write(readable, id, offset);
  }

  override async remove(id: string): Promise<void> {
    this.early.delete(id);
    await super.remove(id);
  }

  /** The examination of an upload that is whole, handed over. */
  take(id: string): EarlyExamination | undefined {
    const early = this.early.get(id);
    this.early.delete(id);
    return early;
  }

  private begin(id: string): EarlyExamination {
    const [oldest] = this.early.keys();
    if (oldest !== undefined && this.early.size >= mostAtOnce) this.early.delete(oldest);
    const early = new EarlyExamination();
    this.early.set(id, early);
    return early;
  }
}

async function* examined(readable: Readable, early: EarlyExamination): AsyncGenerator<Uint8Array> {
  for await (const bytes of readable) {
    early.push(bytes);
    yield bytes;
  }
}
