import { createRateMeter } from './rate-meter.ts';
import { type RunningUpload, uploadFile } from './upload-file.ts';
import type { UploadItem } from './upload-item.ts';

const atOnce = 3;

export type UploadStoreOptions = {
  sessionId: string;
  maxBytes: number;
  /** What to say of a file with more bytes than that. */
  tooLarge: (file: File) => string;
};

const stores = new Map<string, UploadStore>();

/**
 * The uploads of a session in this browser. They go on, and are found again, while the page shows another session;
 * the server, which draws the page for everyone, keeps none.
 */
export function uploadStoreOf(options: UploadStoreOptions): UploadStore {
  if (typeof window === 'undefined') return new UploadStore(options);
  const store = stores.get(options.sessionId) ?? new UploadStore(options);
  stores.set(options.sessionId, store);
  return store;
}

/** The uploads of a session: three at a time, the others wait. A file that is up leaves the list. */
export class UploadStore {
  readonly #options: UploadStoreOptions;
  readonly #listeners = new Set<() => void>();
  readonly #files = new Map<string, File>();
  readonly #running = new Map<string, RunningUpload>();
  #items: readonly UploadItem[] = [];
  /** Called when a file is on the server, which then imports it. */
  onStored: () => void = () => undefined;

  constructor(options: UploadStoreOptions) {
    this.#options = options;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The files on their way, in the order in which they were added. The same array until something changes. */
  readonly items = (): readonly UploadItem[] => this.#items;

  add(files: readonly File[]): void {
    for (const file of files) {
      const item = toItem(file, this.#options);
      this.#set([...this.#items, item]);
      if (item.status === 'failed') continue;
      this.#files.set(item.id, file);
      void this.#preview(item.id, file);
    }
    this.#startWaiting();
  }

  resume(id: string): void {
    this.#change(id, { status: 'uploading', error: null });
    this.#running.get(id)?.resume();
  }

  cancel(id: string): void {
    void this.#running.get(id)?.cancel();
    this.#remove(id);
  }

  #startWaiting(): void {
    const busy = this.#items.filter(({ status }) => status === 'uploading').length;
    const waiting = this.#items.filter(({ status }) => status === 'waiting');
    for (const { id } of waiting.slice(0, Math.max(0, atOnce - busy))) void this.#start(id);
  }

  async #start(id: string): Promise<void> {
    const file = this.#files.get(id);
    if (!file) return;
    this.#change(id, { status: 'uploading', error: null });
    const measure = createRateMeter();
    const upload = await uploadFile(file, {
      sessionId: this.#options.sessionId,
      onProgress: (sent) => this.#change(id, { sent, rate: measure(sent, performance.now()) }),
      onStored: () => this.#finish(id),
      onFailed: ({ message, canRetry }) => {
        this.#change(id, { status: 'failed', error: message, canRetry, rate: null });
        this.#startWaiting();
      },
    });
    if (this.#files.has(id)) this.#running.set(id, upload);
    else await upload.cancel();
  }

  #finish(id: string): void {
    this.#remove(id);
    this.onStored();
  }

  async #preview(id: string, file: File): Promise<void> {
    const { previewFile } = await import('./preview-file.ts');
    this.#change(id, { preview: await previewFile(file) });
  }

  #change(id: string, fields: Partial<UploadItem>): void {
    this.#set(this.#items.map((item) => (item.id === id ? { ...item, ...fields } : item)));
  }

  #remove(id: string): void {
    this.#files.delete(id);
    this.#running.delete(id);
    this.#set(this.#items.filter((item) => item.id !== id));
    this.#startWaiting();
  }

  #set(items: readonly UploadItem[]): void {
    this.#items = items;
    for (const listener of this.#listeners) listener();
  }
}

function toItem(file: File, { maxBytes, tooLarge }: UploadStoreOptions): UploadItem {
  const isTooLarge = file.size > maxBytes;
  return {
    id: crypto.randomUUID(),
    name: file.name,
    size: file.size,
    sent: 0,
    rate: null,
    status: isTooLarge ? 'failed' : 'waiting',
    error: isTooLarge ? tooLarge(file) : null,
    canRetry: false,
    preview: null,
  };
}
