import { CompiledQuery, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** What stands behind a database: answers at once, as long as nobody's transaction has it. */
export type Handle = {
  isFree(): boolean;
  run<Row>(text: string, parameters: readonly unknown[]): Row[];
};

const handles = new WeakMap<Kysely<Tables>, Handle>();

export function rememberHandle(db: Kysely<Tables>, handle: Handle): void {
  handles.set(db, handle);
}

/**
 * A query that stands ready as text. For the few that every call of a program asks: to build one anew, and to take
 * Kysely's way to the handle, take several times as long as to run it.
 */
export async function ask<Row>(
  db: Kysely<Tables>,
  text: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const handle = handles.get(db);
  if (handle?.isFree()) return handle.run<Row>(text, parameters);
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, [...parameters]));
  return rows;
}

/** Work in a transaction of `db`. While it lasts the handle is the transaction's, and nobody else's. */
export function inTransaction<T>(
  db: Kysely<Tables>,
  work: (inside: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (inside) => {
    const handle = handles.get(db);
    if (handle) handles.set(inside, { ...handle, isFree: () => true });
    try {
      return await work(inside);
    } finally {
      handles.delete(inside);
    }
  });
}
