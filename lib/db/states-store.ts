import type { Kysely } from 'kysely';
import type { SessionId } from '#lib/base/index.ts';
import type { SessionState, StateOwner, StatesStore } from '#lib/usecases/index.ts';
import { ask } from './ask.ts';
import { define } from './define.ts';
import type { Tables } from './tables.ts';

/** ADK's state: what events changed, kept by scope. */
export function createStatesStore(db: Kysely<Tables>): StatesStore {
  return {
    read: (owner) => read(db, owner),
    readShared: (app, userId) => read(db, { id: null, app, userId }),
    write: (owner, delta) => writeState(db, owner, delta),
  };
}

const readText = `
  select 'app' as scope, key, value from app_states where app = ?
  union all select 'user', key, value from user_states where app = ? and user_id = ?
  union all select 'session', key, value from session_states where session_id = ?`;

type StateRow = { scope: keyof SessionState; key: string; value: string };

async function read(
  db: Kysely<Tables>,
  { id, app, userId }: Omit<StateOwner, 'id'> & { id: SessionId | null },
): Promise<SessionState> {
  const rows = await ask<StateRow>(db, readText, [app, app, userId, id]);
  const state: SessionState = { app: {}, user: {}, session: {} };
  for (const { scope, key, value } of rows) {
    define(state[scope], key, JSON.parse(value));
  }
  return state;
}

/** Applies the delta of an event of this session. */
export async function applyStateDelta(
  db: Kysely<Tables>,
  sessionId: SessionId,
  delta: Record<string, unknown>,
): Promise<void> {
  if (Object.keys(delta).length === 0) return;
  const query = db.selectFrom('sessions').select(['app', 'user_id as userId']).where('id', '=', sessionId);
  await writeState(db, { id: sessionId, ...(await query.executeTakeFirstOrThrow()) }, delta);
}

type Owner = { id: string; app: string; userId: string };

/** As ADK does: `app:` and `user:` name the scope, `temp:` lasts only as long as the turn. */
async function writeState(
  db: Kysely<Tables>,
  { id, app, userId }: Owner,
  delta: Record<string, unknown>,
): Promise<void> {
  const owners: Record<string, readonly string[]> = { app: [app], user: [app, userId], session: [id] };
  for (const [name, value] of Object.entries(delta)) {
    const [, scope = 'session', key = name] = /^(app|user|temp):(.*)$/s.exec(name) ?? [];
    const text = writeTexts[scope];
    if (text) await ask(db, text, [...(owners[scope] ?? []), key, JSON.stringify(value ?? null)]);
  }
}

const replace = 'do update set value = excluded.value';
const writeTexts: Readonly<Record<string, string>> = {
  app: `insert into app_states (app, key, value) values (?, ?, ?) on conflict (app, key) ${replace}`,
  user: `insert into user_states (app, user_id, key, value) values (?, ?, ?, ?)
    on conflict (app, user_id, key) ${replace}`,
  session: `insert into session_states (session_id, key, value) values (?, ?, ?)
    on conflict (session_id, key) ${replace}`,
};
