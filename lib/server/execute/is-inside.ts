import { posix } from 'node:path';

/** Whether a file's name stays below the folder it is written to. */
export function isInside(name: string): boolean {
  const path = posix.normalize(`./${name}`);
  return !name.includes('\0') && path !== '.' && path !== '..' && !path.startsWith('../');
}
