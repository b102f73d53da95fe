import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes that a folder holds, and that its disk has left for us. */
export async function measureStorage(folder: string): Promise<{ used: number; free: number }> {
  const [used, disk] = await Promise.all([sizeOf(folder), statfs(folder)]);
  return { used, free: disk.bavail * disk.bsize };
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  let sum = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    // A file that goes away in between has no size.
    const { size } = await stat(join(entry.parentPath, entry.name)).catch(() => ({ size: 0 }));
    sum += size;
  }
  return sum;
}
