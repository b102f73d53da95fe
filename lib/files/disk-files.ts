import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PlotlineError } from '#lib/base/index.ts';
import type { Files } from './files.ts';

/** Somebody may write into a folder while it is removed. */
const whileWritten = { maxRetries: 8, retryDelay: 10 };
const mostAttempts = 5;

/** Keeps files under the folder `root`, which is made when it is first written to. */
export function createDiskFiles(root: string): Files {
  const base = resolve(root);
  const path = (key: string) => join(base, checkedKey(key));
  return {
    path,
    write: (key, bytes) => writeAtomically(path(key), bytes),
    read: (key) => read(path(key)),
    size: (key) => size(path(key)),
    remove: (key) => rm(path(key), { recursive: true, force: true, ...whileWritten }),
  };
}

function checkedKey(key: string): string {
  const parts = key.split('/');
  const sane = parts.every((part) => /^[A-Za-z0-9._-]+$/.test(part) && part !== '.' && part !== '..');
  if (!sane) throw new PlotlineError('not_found', 'There is no such file.', { cause: new Error(key) });
  return key;
}

async function writeAtomically(
  target: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  attempt = 1,
): Promise<void> {
  const temporary = `${target}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(target), { recursive: true });
    await pipeline(pieces(bytes), createWriteStream(temporary, { flush: true }));
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    // Its folder was removed meanwhile (`mkdir` says ENOTDIR then); what comes as a stream can't be had again.
    const isGone = ['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '');
    if (isGone && bytes instanceof Uint8Array && attempt < mostAttempts)
      return writeAtomically(target, bytes, attempt + 1);
    throw asDiskError(error);
  }
}

function pieces(bytes: Uint8Array | AsyncIterable<Uint8Array>): Readable {
  return Readable.from(bytes instanceof Uint8Array ? [bytes] : bytes, { objectMode: true });
}

async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') {
      throw new PlotlineError('not_found', 'There is no such file any more.', { cause: error });
    }
    throw error;
  }
}

async function size(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function asDiskError(error: unknown): unknown {
  const code = systemCode(error);
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new PlotlineError('disk_full', 'The disk of the server is full. Free some space and try again.', {
    cause: error,
  });
}

function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
