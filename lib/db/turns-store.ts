import type { Kysely, Selectable } from 'kysely';
import { SessionId, TurnId } from '#lib/base/index.ts';
import { Analyst, StoredTurnRequest, TurnError, TurnStatus } from '#lib/contracts/index.ts';
import type { StoredTurn, TurnsStore } from '#lib/usecases/index.ts';
import type { Tables } from './tables.ts';

const open = ['queued', 'running'];

export function createTurnsStore(db: Kysely<Tables>): TurnsStore {
  const of = (sessionId: SessionId) => db.selectFrom('turns').selectAll().where('session_id', '=', sessionId);
  return {
    async create(turn) {
      await db.insertInto('turns').values(toRow(turn)).execute();
    },
    async find(sessionId, turnId) {
      const row = await of(sessionId).where('id', '=', turnId).executeTakeFirst();
      return row ? parse(row) : null;
    },
    async isTaken(turnId) {
      const row = await db.selectFrom('turns').select('id').where('id', '=', turnId).executeTakeFirst();
      return row !== undefined;
    },
    async update(turnId, { status, error, request, updatedAt }) {
      await db
        .updateTable('turns')
        .set({
          updated_at: updatedAt,
          ...(status && { status }),
          ...(error !== undefined && { error: error && JSON.stringify(error) }),
          ...(request && { request: JSON.stringify(request) }),
        })
        .where('id', '=', turnId)
        .execute();
    },
    async listOpen(sessionId) {
      const all = db.selectFrom('turns').selectAll().where('status', 'in', open).orderBy('created_at');
      const rows = await (sessionId ? all.where('session_id', '=', sessionId) : all).execute();
      return rows.map(parse);
    },
    async listChanged(sessionId, since) {
      const query = of(sessionId).where('updated_at', '>=', since).orderBy('created_at', 'desc').limit(50);
      return (await query.execute()).reverse().map(parse);
    },
    async findLastOver(sessionId) {
      const query = of(sessionId).where('status', 'not in', open).orderBy('created_at', 'desc').limit(1);
      const row = await query.executeTakeFirst();
      return row ? parse(row) : null;
    },
  };
}

type Row = Selectable<Tables['turns']>;

function parse(row: Row): StoredTurn {
  return {
    id: TurnId.schema.parse(row.id),
    sessionId: SessionId.schema.parse(row.session_id),
    status: TurnStatus.parse(row.status),
    error: row.error === null ? null : TurnError.parse(JSON.parse(row.error)),
    parentTurnId: row.parent_turn_id,
    analyst: Analyst.parse(row.analyst),
    request: StoredTurnRequest.parse(JSON.parse(row.request)),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toRow(turn: StoredTurn): Row {
  return {
    id: turn.id,
    session_id: turn.sessionId,
    status: turn.status,
    error: turn.error && JSON.stringify(turn.error),
    parent_turn_id: turn.parentTurnId,
    analyst: turn.analyst,
    request: JSON.stringify(turn.request),
    created_at: turn.createdAt,
    updated_at: turn.updatedAt,
  };
}
