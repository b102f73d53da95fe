import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Logger } from '#lib/base/index.ts';

/** How long the one before may take to end. */
const waitMs = 1000;

/**
 * Takes a data folder for this process, until `release` or its end, however it comes: the lock is SQLite's, which
 * the system takes back with the process, so none is ever stale. A file beside it says who has it. Fails with a
 * sentence where another server works in the folder.
 */
export function lockFolder(folder: string, logger?: Logger): { release(): void } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(folder, 'server.lock'), { timeout: waitMs });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw isHeld(error) ? new Error(describeOwner(folder), { cause: error }) : error;
  }
  noteOwner(folder, logger);
  return { release: () => lock.close() };
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && error.message.includes('database is locked');
}

/** A full disk is no reason not to start: somebody has to delete something. */
function noteOwner(folder: string, logger: Logger | undefined): void {
  try {
    writeFileSync(ownerPath(folder), `${process.pid} ${hostname()}`);
  } catch (error) {
    logger?.warn({ err: error }, 'Who has the data folder could not be noted');
  }
}

function describeOwner(folder: string): string {
  return `Another Plotline server${nameOwner(folder)} works in the data folder ${folder}. Stop it first, or set PLOTLINE_DATA_DIR to another folder.`;
}

function nameOwner(folder: string): string {
  try {
    const [pid, host] = readFileSync(ownerPath(folder), 'utf8').split(' ');
    return pid ? ` (process ${pid}${host === hostname() ? '' : ` on ${host}`})` : '';
  } catch {
    return '';
  }
}

const ownerPath = (folder: string): string => join(folder, 'server.pid');
