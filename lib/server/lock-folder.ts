import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '#lib/base/index.ts';
import { holdLock, type Lock } from '#lib/files/index.ts';

/** How long the one before may take to end. */
const waitMs = 1000;

/**
 * Takes a data folder for this process, until `release` or its end. A file beside the lock says who has it. Fails
 * with a sentence where another server works in the folder.
 */
export function lockFolder(folder: string, logger?: Logger): Lock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = holdLock(join(folder, 'server.lock'), { waitMs });
  if (lock === null) throw new Error(describeOwner(folder));
  noteOwner(folder, logger);
  return lock;
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
