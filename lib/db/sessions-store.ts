import type { Kysely, Selectable } from 'kysely';
import { SessionId, UserId } from '#lib/base/index.ts';
import { Analyst } from '#lib/contracts/index.ts';
import type { SessionsStore, StoredSession } from '#lib/usecases/index.ts';
import { ask } from './ask.ts';
import { listOnWire } from './sessions-on-wire.ts';
import type { Tables } from './tables.ts';

const createText = `
  insert into sessions (id, app, user_id, adk_id, title, analyst, used, created_at, updated_at)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (app, user_id, adk_id) do nothing returning id`;
const findText = 'select * from sessions where app = ? and user_id = ? and adk_id = ?';

/** `atomically` runs work in a transaction, or in the one that is already open. */
export function createSessionsStore(
  db: Kysely<Tables>,
  atomically: <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>,
): SessionsStore {
  const all = () => db.selectFrom('sessions').selectAll();
  const unused = () => all().where('used', '=', 0).orderBy('created_at', 'desc');
  return {
    async create(session) {
      await db.insertInto('sessions').values(toRow(session)).execute();
    },
    async createIfFree(session) {
      const row = toRow(session);
      const made = await ask(db, createText, [
        ...[row.id, row.app, row.user_id, row.adk_id, row.title],
        ...[row.analyst, row.used, row.created_at, row.updated_at],
      ]);
      return made.length > 0;
    },
    listOnWire: (app, userId) => listOnWire(db, { app, userId }),
    async find(id) {
      return fromRow(await all().where('id', '=', id).executeTakeFirst());
    },
    async findByAdkId(app, userId, adkId) {
      const [row] = await ask<Row>(db, findText, [app, userId, adkId]);
      return fromRow(row);
    },
    async listByUser(userId) {
      const query = all()
        .where('user_id', '=', userId)
        .orderBy('updated_at', 'desc')
        .orderBy('id')
        .limit(500);
      return (await query.execute()).map(parse);
    },
    async findUnused(userId) {
      return fromRow(await unused().where('user_id', '=', userId).executeTakeFirst());
    },
    async listUnused(updatedBefore) {
      return (await unused().where('updated_at', '<', updatedBefore).execute()).map(parse);
    },
    async update(id, { title, analyst, used, updatedAt }) {
      await db
        .updateTable('sessions')
        .set({
          ...(title !== undefined && { title }),
          ...(analyst !== undefined && { analyst }),
          ...(used !== undefined && { used: used ? 1 : 0 }),
          ...(updatedAt !== undefined && { updated_at: updatedAt }),
          id,
        })
        .where('id', '=', id)
        .execute();
    },
    async remember(id, at) {
      await db.updateTable('sessions').set({ remembered_at: at }).where('id', '=', id).execute();
    },
    remove: (id) => atomically((inside) => remove(inside, id)),
  };
}

/** Its artifacts are not bound to it by a key, because they may come before it. */
async function remove(db: Kysely<Tables>, id: SessionId): Promise<void> {
  const query = db.deleteFrom('sessions').where('id', '=', id).returning(['app', 'user_id', 'adk_id']);
  const removed = await query.executeTakeFirst();
  if (!removed) return;
  const { adk_id: session, ...owner } = removed;
  await db
    .deleteFrom('artifact_versions')
    .where(({ and }) => and({ ...owner, session }))
    .execute();
}

const MaybeAnalyst = Analyst.nullable();

type Row = Selectable<Tables['sessions']>;

function fromRow(row: Row | undefined): StoredSession | null {
  return row ? parse(row) : null;
}

function parse(row: Row): StoredSession {
  return {
    id: SessionId.schema.parse(row.id),
    app: row.app,
    userId: UserId.schema.parse(row.user_id),
    adkId: row.adk_id,
    title: row.title,
    analyst: MaybeAnalyst.parse(row.analyst),
    used: row.used === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toRow(session: StoredSession): Row {
  return {
    id: session.id,
    app: session.app,
    user_id: session.userId,
    adk_id: session.adkId,
    title: session.title,
    analyst: session.analyst,
    used: session.used ? 1 : 0,
    created_at: session.createdAt,
    updated_at: session.updatedAt,
    remembered_at: null,
  };
}
