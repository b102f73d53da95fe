import { type Kysely, sql } from 'kysely';
import type { Stores } from '#lib/usecases/index.ts';
import { createArtifactsStore } from './artifacts-store.ts';
import { inTransaction } from './ask.ts';
import { createDatasetsStore } from './datasets-store.ts';
import { createEventsStore } from './events-store.ts';
import { openDatabase } from './open-database.ts';
import { createSessionsStore } from './sessions-store.ts';
import { createStatesStore } from './states-store.ts';
import type { Tables } from './tables.ts';
import { createTurnsStore } from './turns-store.ts';
import { createUploadsStore } from './uploads-store.ts';
import { createSignInsStore, createUsersStore, type KnownUsers } from './users-store.ts';

/** The stores over one SQLite database, brought to the newest migration. `:memory:` keeps nothing. */
export async function createSqliteStores(path: string): Promise<Stores> {
  return createStores(await openDatabase(path));
}

function createStores(db: Kysely<Tables>): Stores {
  const known: KnownUsers = new Map();
  return {
    ...createParts({ db, known, atomically: (work) => inTransaction(db, work) }),
    transaction: (work) => inTransaction(db, (inside) => work(createInner(inside, known))),
    check: async () => void (await sql`select 1`.execute(db)),
    close: () => db.destroy(),
  };
}

/** The same stores inside a transaction: what is atomic by itself joins the transaction that is open. */
function createInner(db: Kysely<Tables>, known: KnownUsers): Stores {
  const inner: Stores = {
    ...createParts({ db, known, atomically: (work) => work(db) }),
    transaction: (work) => work(inner),
    check: async () => undefined,
    close: async () => undefined,
  };
  return inner;
}

type Parts = {
  db: Kysely<Tables>;
  known: KnownUsers;
  atomically: <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;
};

function createParts({ db, known, atomically }: Parts): Omit<Stores, 'transaction' | 'check' | 'close'> {
  return {
    users: createUsersStore(db, known),
    signIns: createSignInsStore(db),
    sessions: createSessionsStore(db, atomically),
    events: createEventsStore(db, atomically),
    states: createStatesStore(db),
    turns: createTurnsStore(db),
    datasets: createDatasetsStore(db, atomically),
    artifacts: createArtifactsStore(db, atomically),
    uploads: createUploadsStore(db),
  };
}
