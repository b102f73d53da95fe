import { DatabaseSync } from 'node:sqlite';

/** So that the collector takes none whose holder forgot it: it would be released. */
const held = new Set<DatabaseSync>();

export type Lock = { release(): void };

/**
 * Takes a lock for this process, until `release` or its end, however it comes: it is SQLite's on a file of its own,
 * which the system takes back with the process, so none is ever stale. null where another has it after `waitMs`.
 */
export function holdLock(path: string, { waitMs = 0 }: { waitMs?: number } = {}): Lock | null {
  const lock = new DatabaseSync(path, { timeout: waitMs });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (isHeld(error)) return null;
    throw error;
  }
  held.add(lock);
  return {
    release() {
      held.delete(lock);
      lock.close();
    },
  };
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && error.message.includes('database is locked');
}
