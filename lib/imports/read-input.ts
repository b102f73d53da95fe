import { type FileHandle, open } from 'node:fs/promises';
import { PlotlineError } from '#lib/base/index.ts';
import { lineTooLong, longestLine, type SniffWindow } from '#lib/datasets/index.ts';

export type Input = { path: string; size: number; windows: SniffWindow[] };

export const headBytes = 256 * 1024;
const windowBytes = 64 * 1024;
const innerWindows = 8;
export const chunkBytes = 1024 * 1024;

/** The file's size and the windows by which it is sniffed. Fails with `line_too_long` and `file_unreadable`. */
export async function readWindows(path: string): Promise<Input> {
  const file = await openFile(path);
  try {
    const { size } = await file.stat();
    const head = await readHead(file, size);
    const windows: SniffWindow[] = [{ bytes: head, atEnd: head.length === size }];
    for (const offset of windowOffsets(head.length, size)) {
      const bytes = await readAt(file, offset, windowBytes);
      windows.push({ bytes, atEnd: offset + bytes.length === size });
    }
    return { path, size, windows };
  } finally {
    await file.close();
  }
}

/** The file in pieces. A piece's bytes are good until the next one is asked for. */
export async function* readChunks(path: string, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const file = await openFile(path);
  const buffer = new Uint8Array(chunkBytes);
  try {
    for (;;) {
      if (signal?.aborted) throw stopped();
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

export function stopped(): PlotlineError {
  return new PlotlineError('stopped', 'The import was stopped. Nothing of it was kept.');
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (cause) {
    const message = "The file can't be opened. Check that it is there and readable, then try again.";
    throw new PlotlineError('file_unreadable', message, { cause });
  }
}

/** Enough of the start to hold a whole line. */
async function readHead(file: FileHandle, size: number): Promise<Uint8Array> {
  for (let length = headBytes; ; length *= 8) {
    const head = await readAt(file, 0, Math.min(length, size));
    if (head.length >= size || head.includes(10) || head.includes(13)) return head;
    if (head.includes(0)) return head;
    if (length >= longestLine) throw lineTooLong(1);
  }
}

/** Even offsets, so that a window of UTF-16 starts with a whole unit. */
function windowOffsets(start: number, size: number): number[] {
  const last = size - windowBytes;
  if (last <= start) return start < size ? [start - (start % 2)] : [];
  const step = (last - start) / innerWindows;
  return Array.from({ length: innerWindows + 1 }, (_, index) => {
    const offset = Math.floor(start + step * index);
    return offset - (offset % 2);
  });
}

async function readAt(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
