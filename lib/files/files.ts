/**
 * Bytes by key, on disk. A key is relative, of `[A-Za-z0-9._/-]`, without `..`. Writes are atomic: a reader
 * sees the whole file or none. Fails with `disk_full`.
 */
export type Files = {
  /** The absolute path of a key, for the engine and for streaming. */
  path(key: string): string;
  write(key: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void>;
  read(key: string): Promise<Uint8Array>;
  size(key: string): Promise<number | null>;
  /** Removes the file, or the folder and all in it. No error where there is none. */
  remove(key: string): Promise<void>;
};
