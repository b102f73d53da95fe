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
  for (const name of await readdir(parent)) {
    if (!isAlive(Number(name.split('-')[0]))) await rm(join(parent, name), { recursive: true, force: true });
  }
  const path = join(parent, `${process.pid}-${randomUUID()}`);
  await mkdir(path);
  await chmod(path, 0o711);
  return {
    path,
    pathOf: (id) => join(path, id),
    remove: (id) => rm(join(path, id), { recursive: true, force: true }),
    close: () => rm(path, { recursive: true, force: true }),
  };
}

function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
  }
}
