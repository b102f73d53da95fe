import { type Kysely, sql } from 'kysely';
import type { UserId } from '#lib/base/index.ts';
import type { SessionOnWire } from '#lib/usecases/index.ts';
import { define } from './define.ts';
import type { Tables } from './tables.ts';

/** Two queries, however many sessions there are. */
export async function listOnWire(
  db: Kysely<Tables>,
  { app, userId }: { app: string; userId: UserId },
): Promise<SessionOnWire[]> {
  const sessions = await readTimes(db, { app, userId });
  const states = await readStates(db, { app, userId });
  return sessions.map(({ id, adkId, lastUpdateTime }) => ({
    adkId,
    lastUpdateTime,
    state: states.get(id) ?? {},
  }));
}

type TimeRow = { id: string; adkId: string; lastUpdateTime: number };

/** Events that say that a dataset was attached are not ADK's, and don't count; most are told without parsing them. */
async function readTimes(
  db: Kysely<Tables>,
  { app, userId }: { app: string; userId: UserId },
): Promise<TimeRow[]> {
  const { rows } = await sql<TimeRow>`
    select id, adk_id as "adkId", coalesce(
      (select timestamp from events
        where session_id = sessions.id
          and (instr(body, '"plotline":{"dataset"') = 0
            or body ->> '$.customMetadata.plotline.dataset' is null
            or body ->> '$.content' is not null)
        order by sequence desc limit 1),
      created_at / 1000.0) as "lastUpdateTime"
    from sessions where app = ${app} and user_id = ${userId}
    order by 3, rowid`.execute(db);
  return rows;
}

async function readStates(
  db: Kysely<Tables>,
  { app, userId }: { app: string; userId: UserId },
): Promise<Map<string, Record<string, unknown>>> {
  const rows = await db
    .selectFrom('session_states')
    .innerJoin('sessions', 'sessions.id', 'session_states.session_id')
    .select(['session_id', 'key', 'value'])
    .where('app', '=', app)
    .where('user_id', '=', userId)
    .execute();
  const states = new Map<string, Record<string, unknown>>();
  for (const { session_id, key, value } of rows) {
    const state = states.get(session_id) ?? {};
    states.set(session_id, state);
    define(state, key, JSON.parse(value));
  }
  return states;
}
