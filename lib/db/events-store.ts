import { type Kysely, type Selectable, sql } from 'kysely';
import { assert, type SessionId } from '#lib/base/index.ts';
import { Event } from '#lib/contracts/index.ts';
import type { EventsStore, StoredEvent } from '#lib/usecases/index.ts';
import { ask } from './ask.ts';
import { applyStateDelta } from './states-store.ts';
import type { Tables } from './tables.ts';

const appendText = `insert into events (session_id, id, invocation_id, author, timestamp, body)
  values (?, ?, ?, ?, ?, ?) returning sequence`;
/** SQLite takes a negative limit as none. */
const listText =
  'select sequence, body from events where session_id = ? and sequence > ? order by sequence limit ?';

/** `atomically` runs work in a transaction, or in the one that is already open. */
export function createEventsStore(
  db: Kysely<Tables>,
  atomically: <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>,
): EventsStore {
  const of = (sessionId: SessionId) =>
    db.selectFrom('events').selectAll().where('session_id', '=', sessionId).orderBy('sequence');
  const naming = async (sessionId: SessionId, callId: string) => {
    const query = of(sessionId).where(sql<boolean>`instr(body, ${JSON.stringify(callId)}) > 0`);
    return (await query.execute()).map(parse);
  };
  return {
    append: (sessionId, event) => atomically((inside) => append(inside, sessionId, event)),
    async list(sessionId, after = 0, limit) {
      return (await ask<Row>(db, listText, [sessionId, after, limit ?? -1])).map(parse);
    },
    async listBefore(sessionId, before, limit) {
      const all = db.selectFrom('events').selectAll().where('session_id', '=', sessionId);
      const query = before === null ? all : all.where('sequence', '<', before);
      return (await query.orderBy('sequence', 'desc').limit(limit).execute()).map(parse);
    },
    async listByTurn(sessionId, turnId) {
      return (await of(sessionId).where('invocation_id', '=', turnId).execute()).map(parse);
    },
    async find(sessionId, sequence) {
      const row = await of(sessionId).where('sequence', '=', sequence).executeTakeFirst();
      return row ? parse(row) : null;
    },
    async findCall(sessionId, callId) {
      const named = await naming(sessionId, callId);
      return named.find(({ event }) => hasCall(event, callId)) ?? null;
    },
    async findRun(sessionId, callId) {
      const named = await naming(sessionId, callId);
      return named.find(({ event }) => isEndOfRun(event, callId)) ?? null;
    },
  };
}

async function append(db: Kysely<Tables>, sessionId: SessionId, event: Event): Promise<StoredEvent> {
  const { id, invocationId, author, timestamp } = event;
  const values = [sessionId, id, invocationId, author, timestamp, JSON.stringify(event)];
  const [row] = await ask<Pick<Row, 'sequence'>>(db, appendText, values);
  assert(row, 'An event that is stored has a sequence.');
  await applyStateDelta(db, sessionId, event.actions.stateDelta);
  return { sequence: row.sequence, event };
}

type Row = Pick<Selectable<Tables['events']>, 'sequence' | 'body'>;

function parse(row: Row): StoredEvent {
  return { sequence: row.sequence, event: Event.parse(JSON.parse(row.body)) };
}

function hasCall(event: Event, callId: string): boolean {
  return event.content?.parts?.some((part) => part.functionCall?.id === callId) ?? false;
}

function isEndOfRun({ customMetadata }: Event, callId: string): boolean {
  const code = customMetadata?.plotline?.code;
  return code?.callId === callId && code.run !== undefined;
}
