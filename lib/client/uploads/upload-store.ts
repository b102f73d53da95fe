import { createRateMeter } from './rate-meter.ts';
import { type RunningUpload, uploadFile } from './upload-file.ts';
import type { UploadItem } from './upload-item.ts';

const atOnce = 3;

export type UploadStore = {
  subscribe(listener: () => void): () => void;
  /** The files on their way, in the order in which they were added. The same array until something changes. */
  items(): readonly UploadItem[];
  add(files: readonly File[]): void;
  resume(id: string): void;
  cancel(id: string): void;
};

export type UploadStoreOptions = {
  sessionId: string;
  maxBytes: number;
  tooLarge: (file: File) => string;
  /** A file is on the server, which now imports it. */
  onStored: (item: UploadItem) => void;
};

/** The uploads of a session: three at a time, the others wait. A file that is up leaves the list. */
export function createUploadStore(options: UploadStoreOptions): UploadStore {
  let items: readonly UploadItem[] = [];
  const listeners = new Set<() => void>();
  const files = new Map<string, File>();
  const running = new Map<string, RunningUpload>();

  const set = (next: readonly UploadItem[]) => {
    items = next;
    for (const listener of listeners) listener();
  };
  const change = (id: string, fields: Partial<UploadItem>) =>
    set(items.map((item) => (item.id === id ? { ...item, ...fields } : item)));
  const remove = (id: string) => {
    files.delete(id);
    running.delete(id);
    set(items.filter((item) => item.id !== id));
    startWaiting();
  };

  function startWaiting(): void {
    const busy = items.filter(({ status }) => status === 'uploading').length;
    const next = items.filter(({ status }) => status === 'waiting').slice(0, atOnce - busy);
    for (const { id } of next) void start(id);
  }

  async function start(id: string): Promise<void> {
    const file = files.get(id);
    if (!file) return;
    change(id, { status: 'uploading', error: null });
    const measure = createRateMeter();
    const upload = await uploadFile(file, {
      sessionId: options.sessionId,
      onProgress: (sent) => change(id, { sent, rate: measure(sent, performance.now()) }),
      onStored: () => {
        const item = items.find((each) => each.id === id);
        remove(id);
        if (item) options.onStored(item);
      },
      onFailed: ({ message, canRetry }) => {
        change(id, { status: 'failed', error: message, canRetry, rate: null });
        startWaiting();
      },
    });
    if (files.has(id)) running.set(id, upload);
    else await upload.cancel();
  }

  async function preview(id: string, file: File): Promise<void> {
    const { previewFile } = await import('./preview-file.ts');
    change(id, { preview: await previewFile(file) });
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    items: () => items,
    add(added) {
      const next = added.map((file) => toItem(file, options));
      next.forEach((item, index) => {
        const file = added[index];
        if (!file || item.status === 'failed') return;
        files.set(item.id, file);
        void preview(item.id, file);
      });
      set([...items, ...next]);
      startWaiting();
    },
    resume(id) {
      change(id, { status: 'uploading', error: null });
      running.get(id)?.resume();
    },
    cancel(id) {
      void running.get(id)?.cancel();
      remove(id);
    },
  };
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
