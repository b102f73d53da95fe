import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes that a folder holds, and that its disk has left for us. */
export async function measureStorage(folder: string): Promise<{ used: number; free: number }> {
  const [used, disk] = await Promise.all([sizeOf(folder), statfs(folder)]);
  return { used, free: disk.bavail * disk.bsize };
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(passOver([]));
  let sum = 0;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) sum += await sizeOf(path);
    else if (entry.isFile()) sum += (await stat(path).catch(passOver({ size: 0 }))).size;
  }
  return sum;
}

/** What goes away while it is measured has no size. */
function passOver<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };
}
