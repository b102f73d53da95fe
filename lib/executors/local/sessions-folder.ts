import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder with one folder of data for each live session. */
export type SessionsFolder = {
  path: string;
  pathOf(id: string): string;
  remove(id: string): Promise<void>;
  close(): Promise<void>;
};

/** Makes it below `parent`, under a name with this process's id; what processes that are gone left there is removed. */
export async function createSessionsFolder(parent: string): Promise<SessionsFolder> {
  await mkdir(parent, { recursive: true });
  await removeAbandoned(parent, /^(\d+)-/);
  const path = join(parent, `${process.pid}-${randomUUID()}`);
  await mkdir(path);
  await chmod(path, 0o711);
  return {
    path,
    pathOf: (id) => join(path, id),
    remove: (id) => removeAll(join(path, id)),
    close: () => removeAll(path),
  };
}

/** Sessions may end, and remove their own, meanwhile. */
function removeAll(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true, maxRetries: 5 });
}

/** Removes the folders whose name has the id of a process that is gone, as the pattern's first group. */
export async function removeAbandoned(parent: string, pattern: RegExp): Promise<void> {
  for (const name of await readdir(parent)) {
    const processId = pattern.exec(name)?.[1];
    if (processId === undefined || isAlive(Number(processId))) continue;
    await rm(join(parent, name), { recursive: true, force: true }).catch(ignoreOthers);
  }
}

/** What somebody else left is for them to remove. */
function ignoreOthers(error: unknown): void {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  if (code !== 'EACCES' && code !== 'EPERM' && code !== 'ENOTEMPTY') throw error;
}

function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
  }
}
