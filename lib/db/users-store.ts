import type { Kysely } from 'kysely';
import { UserId } from '#lib/base/index.ts';
import type { SignInsStore, UsersStore } from '#lib/usecases/index.ts';
import type { Tables } from './tables.ts';

export function createUsersStore(db: Kysely<Tables>): UsersStore {
  return {
    async create({ id, tokenHash, createdAt }) {
      await db.insertInto('users').values({ id, token_hash: tokenHash, created_at: createdAt }).execute();
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
        .executeTakeFirst();
      return Number(outcome.numDeletedRows);
    },
  };
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
