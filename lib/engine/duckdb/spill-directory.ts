import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/**
 * Makes a folder for this engine's temporary files, and removes those of engines whose process ended without
 * doing so.
 */
export function openSpillDirectory(parent: string): { path: string; remove(): Promise<void> } {
  const folder = resolve(parent);
  mkdirSync(folder, { recursive: true });
  removeAbandoned(folder);
  const path = join(folder, `engine-${process.pid}-${randomUUID()}`);
  mkdirSync(path);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const owner = /^engine-(\d+)-/.exec(name)?.[1];
    const path = join(folder, name);
    if (owner && isAbandoned(path, Number(owner))) rmSync(path, { recursive: true, force: true });
  }
}

function isAbandoned(path: string, owner: number): boolean {
  const startedAt = Date.now() - process.uptime() * 1000;
  if (owner === process.pid)
    return (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? startedAt) < startedAt;
  try {
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
