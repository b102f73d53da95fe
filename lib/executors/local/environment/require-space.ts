import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PlotlineError } from '#lib/base/index.ts';

/** What is downloaded and what is made of it lie side by side for a while. */
const neededBytes = 650_000_000;

/** Fails with `disk_full` where an installation into the folder would not end. */
export async function requireSpace(folder: string, freeBytes = bytesFree): Promise<void> {
  const free = await freeBytes(dirname(folder));
  if (free >= neededBytes) return;
  const [needed, left] = [neededBytes, free].map((bytes) => `${Math.floor(bytes / 1_000_000)} MB`);
  throw new PlotlineError(
    'disk_full',
    `Python’s libraries need ${needed} of free space while they are installed, and the disk has ${left}. Free some space and try again.`,
  );
}

async function bytesFree(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
