import type { Kysely } from 'kysely';
import { UserId } from '#lib/base/index.ts';
import type { SignInsStore, UserOnWire, UsersStore } from '#lib/usecases/index.ts';
import type { Tables } from './tables.ts';

/** Users that clients of the API made, by the name they gave: a name stays with its user as long as that is there. */
export type KnownUsers = Map<string, UserOnWire>;

const mostKnown = 10_000;

export function createUsersStore(db: Kysely<Tables>, known: KnownUsers): UsersStore {
  return {
    async create({ id, tokenHash, createdAt }) {
      await db.insertInto('users').values({ id, token_hash: tokenHash, created_at: createdAt }).execute();
    },
    async createNamed({ id, name, createdAt }) {
      const row = { id, token_hash: null, name, created_at: createdAt };
      const made = db
        .insertInto('users')
        .values(row)
        .onConflict((on) => on.column('name').doNothing());
      if ((await made.executeTakeFirst()).numInsertedOrUpdatedRows) return id;
      const query = db.selectFrom('users').select('id').where('name', '=', name);
      return UserId.schema.parse((await query.executeTakeFirstOrThrow()).id);
    },
    async findOnWire(name) {
      const found = known.get(name) ?? (await findOnWire(db, name));
      if (known.size >= mostKnown) known.clear();
      if (found && !found.isBrowser) known.set(name, found);
      return found;
    },
    async hasApiAccess(id) {
      const query = db.selectFrom('users').select('api_access').where('id', '=', id);
      return (await query.executeTakeFirst())?.api_access === 1;
    },
    async setApiAccess(id, allowed) {
      await db
        .updateTable('users')
        .set({ api_access: allowed ? 1 : 0 })
        .where('id', '=', id)
        .execute();
    },
    async findByTokenHash(tokenHash) {
      const query = db.selectFrom('users').select('id').where('token_hash', '=', tokenHash);
      const row = await query.executeTakeFirst();
      return row ? UserId.schema.parse(row.id) : null;
    },
    async removeEmpty(createdBefore) {
      const outcome = await db
        .deleteFrom('users')
        .where('created_at', '<', createdBefore)
        .where('id', 'not in', db.selectFrom('sessions').select('user_id'))
        .where('id', 'not in', db.selectFrom('datasets').select('user_id'))
        .where('id', 'not in', db.selectFrom('artifact_versions').select('user_id'))
        .where('id', 'not in', db.selectFrom('user_states').select('user_id'))
        .executeTakeFirst();
      known.clear();
      return Number(outcome.numDeletedRows);
    },
  };
}

async function findOnWire(db: Kysely<Tables>, name: string): Promise<UserOnWire | null> {
  const row = await db
    .selectFrom('users')
    .select(['id', 'name', 'api_access'])
    .where(({ or, and, eb }) =>
      or([eb('name', '=', name), and([eb('id', '=', name), eb('name', 'is', null)])]),
    )
    // A browser's user first: nobody is to stand before it by taking its id as a name.
    .orderBy('name', 'asc')
    .executeTakeFirst();
  if (!row) return null;
  const id = UserId.schema.parse(row.id);
  return { id, isBrowser: row.name === null, apiAccess: row.api_access === 1 };
}

export function createSignInsStore(db: Kysely<Tables>): SignInsStore {
  return {
    async add(tokenHash, expiresAt) {
      await db.insertInto('sign_ins').values({ token_hash: tokenHash, expires_at: expiresAt }).execute();
    },
    async isValid(tokenHash, now) {
      const query = db.selectFrom('sign_ins').select('expires_at').where('token_hash', '=', tokenHash);
      const row = await query.executeTakeFirst();
      return row !== undefined && row.expires_at > now;
    },
    async remove(tokenHash) {
      await db.deleteFrom('sign_ins').where('token_hash', '=', tokenHash).execute();
    },
    async removeExpired(now) {
      await db.deleteFrom('sign_ins').where('expires_at', '<=', now).execute();
    },
  };
}
