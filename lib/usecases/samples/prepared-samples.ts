import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlotlineError } from '#lib/base/index.ts';
import { DatasetContents } from '../ports/datasets-store.ts';
import type { BundledSample, Services } from '../services.ts';

/** Of what an import makes of a file; raised when that changes, so that samples are imported anew. */
const importVersion = 1;

/** A bundled sample as a table: the key of its Parquet, and what the import found. */
export type PreparedSample = { parquetKey: string; contents: DatasetContents };

type OnProgress = (step: string, done: number, total: number) => void;
type Needs = Pick<Services, 'files' | 'importDataset'>;

/**
 * The bundled samples as tables. Each is imported once for the whole installation, under the hash of its bytes, and
 * shared read-only by all who load it; what one person deletes is never this.
 */
export class PreparedSamples {
  readonly #folders = new Map<string, Promise<string>>();
  readonly #contents = new Map<string, DatasetContents>();
  readonly #making = new Map<string, Promise<PreparedSample>>();
  readonly #closing = new AbortController();

  /** What is there already; null where it is still to be made. */
  async find(sample: BundledSample, { files }: Pick<Needs, 'files'>): Promise<PreparedSample | null> {
    const folder = await this.folderOf(sample);
    const parquetKey = parquetKeyOf(folder);
    if ((await files.size(parquetKey)) === null) return null;
    const contents = this.#contents.get(folder) ?? (await readContents(files.path(contentsKeyOf(folder))));
    if (!contents) return null;
    this.#contents.set(folder, contents);
    return { parquetKey, contents };
  }

  /**
   * What is there, else made now: once for all who ask meanwhile, and to its end even when they leave. Only the
   * first who asks is told how it goes. Fails as an import does.
   */
  async prepare(sample: BundledSample, needs: Needs, onProgress?: OnProgress): Promise<PreparedSample> {
    const folder = await this.folderOf(sample);
    const running = this.#making.get(folder);
    if (running) return running;
    const making = this.#findOrMake(sample, { folder, onProgress }, needs);
    this.#making.set(folder, making);
    try {
      return await making;
    } finally {
      this.#making.delete(folder);
    }
  }

  /** Where the sample's Parquet stands or would stand. */
  async parquetKeyOf(sample: BundledSample): Promise<string> {
    return parquetKeyOf(await this.folderOf(sample));
  }

  /** The key of a sample's folder; another one when its bytes change. */
  folderOf({ path }: BundledSample): Promise<string> {
    const known = this.#folders.get(path);
    if (known) return known;
    const folder = hashOf(path).then((hash) => `samples/${hash}-${importVersion}`);
    this.#folders.set(path, folder);
    // One that could not be read may be there the next time.
    folder.catch(() => this.#folders.delete(path));
    return folder;
  }

  /** Before the server ends: breaks off what is being made and waits for it. */
  async close(): Promise<void> {
    this.#closing.abort(new PlotlineError('unavailable', 'The server is shutting down.'));
    await Promise.allSettled(this.#making.values());
  }

  async #findOrMake(
    sample: BundledSample,
    { folder, onProgress }: { folder: string; onProgress: OnProgress | undefined },
    needs: Needs,
  ): Promise<PreparedSample> {
    const found = await this.find(sample, needs);
    if (found) return found;
    const { signal } = this.#closing;
    const contents = await make(sample, { folder, signal, ...(onProgress && { onProgress }) }, needs);
    this.#contents.set(folder, contents);
    return { parquetKey: parquetKeyOf(folder), contents };
  }
}

/** What was found is written last: where it stands, all stands. */
async function make(
  sample: BundledSample,
  { folder, ...options }: { folder: string; signal: AbortSignal; onProgress?: OnProgress },
  { files, importDataset }: Needs,
): Promise<DatasetContents> {
  options.signal.throwIfAborted();
  const root = files.path(folder);
  await files.remove(folder);
  // Before the import, which removes what it had to make for its scratch.
  await mkdir(root, { recursive: true });
  const imported = await importDataset(
    { path: sample.path, name: `${sample.name}.csv` },
    { parquet: files.path(parquetKeyOf(folder)), scratch: files.path(`${folder}/scratch`) },
    options,
  );
  options.signal.throwIfAborted();
  const contents = DatasetContents.parse(imported);
  for (const name of await readdir(root)) if (name.endsWith('.parquet')) await chmod(join(root, name), 0o444);
  await files.write(contentsKeyOf(folder), new TextEncoder().encode(JSON.stringify(contents)));
  return contents;
}

async function readContents(path: string): Promise<DatasetContents | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : DatasetContents.parse(JSON.parse(text));
}

async function hashOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

const parquetKeyOf = (folder: string) => `${folder}/data.parquet`;
const contentsKeyOf = (folder: string) => `${folder}/contents.json`;
