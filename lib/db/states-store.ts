import type { Kysely } from 'kysely';
import type { SessionId } from '#lib/base/index.ts';
import type { StatesStore } from '#lib/usecases/index.ts';
import type { Tables } from './tables.ts';

/** ADK's state: what events changed, kept by scope. */
export function createStatesStore(db: Kysely<Tables>): StatesStore {
  return {
    async read(sessionId) {
      const { app, user_id } = await owner(db, sessionId);
      const [ofApp, ofUser, ofSession] = await Promise.all([
        db.selectFrom('app_states').select(['key', 'value']).where('app', '=', app).execute(),
        db
          .selectFrom('user_states')
          .select(['key', 'value'])
          .where('app', '=', app)
          .where('user_id', '=', user_id)
          .execute(),
        db
          .selectFrom('session_states')
          .select(['key', 'value'])
          .where('session_id', '=', sessionId)
          .execute(),
      ]);
      return { app: toRecord(ofApp), user: toRecord(ofUser), session: toRecord(ofSession) };
    },
  };
}

/** Applies a delta as ADK does: `app:` and `user:` name the scope, `temp:` lasts only as long as the turn. */
export async function applyStateDelta(
  db: Kysely<Tables>,
  sessionId: SessionId,
  delta: Record<string, unknown>,
): Promise<void> {
  const entries = Object.entries(delta).filter(([key]) => !key.startsWith('temp:'));
  if (entries.length === 0) return;
  const { app, user_id } = await owner(db, sessionId);
  for (const [name, given] of entries) {
    const value = JSON.stringify(given ?? null);
    if (name.startsWith('app:')) {
      await setAppState(db, { app, key: name.slice('app:'.length), value });
    } else if (name.startsWith('user:')) {
      await setUserState(db, { app, user_id, key: name.slice('user:'.length), value });
    } else {
      await setSessionState(db, { session_id: sessionId, key: name, value });
    }
  }
}

async function setAppState(db: Kysely<Tables>, row: Tables['app_states']): Promise<void> {
  const insert = db.insertInto('app_states').values(row);
  await insert.onConflict((on) => on.columns(['app', 'key']).doUpdateSet({ value: row.value })).execute();
}

async function setUserState(db: Kysely<Tables>, row: Tables['user_states']): Promise<void> {
  const insert = db.insertInto('user_states').values(row);
  await insert
    .onConflict((on) => on.columns(['app', 'user_id', 'key']).doUpdateSet({ value: row.value }))
    .execute();
}

async function setSessionState(db: Kysely<Tables>, row: Tables['session_states']): Promise<void> {
  const insert = db.insertInto('session_states').values(row);
  await insert
    .onConflict((on) => on.columns(['session_id', 'key']).doUpdateSet({ value: row.value }))
    .execute();
}

async function owner(db: Kysely<Tables>, sessionId: SessionId): Promise<{ app: string; user_id: string }> {
  const query = db.selectFrom('sessions').select(['app', 'user_id']).where('id', '=', sessionId);
  return query.executeTakeFirstOrThrow();
}

function toRecord(rows: readonly { key: string; value: string }[]): Record<string, unknown> {
  return Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value)]));
}
