import type { Kysely } from 'kysely';
import { SessionId } from '#lib/base/index.ts';
import type { DatasetsStore } from '#lib/usecases/index.ts';
import { parseDataset } from './dataset-row.ts';
import type { Tables } from './tables.ts';

type Attachments = Pick<
  DatasetsStore,
  'listBySession' | 'attach' | 'detach' | 'listSessions' | 'namesBySession'
>;

/** Which datasets are in which sessions, and under which SQL name. */
export function createAttachments(
  db: Kysely<Tables>,
  atomically: <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>,
): Attachments {
  return {
    async listBySession(sessionId) {
      const rows = await db
        .selectFrom('datasets')
        .selectAll('datasets')
        .innerJoin('session_datasets', 'session_datasets.dataset_id', 'datasets.id')
        .select('table_name')
        .where('session_id', '=', sessionId)
        .orderBy('position')
        .execute();
      return rows.map((row) => ({ dataset: parseDataset(row), table: row.table_name }));
    },
    attach: (sessionId, datasetId, table) =>
      atomically(async (inside) => {
        const free = await freeName(inside, sessionId, table);
        const values = { session_id: sessionId, dataset_id: datasetId, table_name: free };
        await inside.insertInto('session_datasets').values(values).execute();
        return free;
      }),
    async detach(sessionId, datasetId) {
      const outcome = await db
        .deleteFrom('session_datasets')
        .where('session_id', '=', sessionId)
        .where('dataset_id', '=', datasetId)
        .executeTakeFirst();
      return outcome.numDeletedRows > 0n;
    },
    async listSessions(datasetId) {
      const query = db
        .selectFrom('session_datasets')
        .select('session_id')
        .where('dataset_id', '=', datasetId);
      return (await query.execute()).map((row) => SessionId.schema.parse(row.session_id));
    },
    async namesBySession(userId) {
      const rows = await db
        .selectFrom('session_datasets')
        .innerJoin('datasets', 'datasets.id', 'session_datasets.dataset_id')
        .innerJoin('sessions', 'sessions.id', 'session_datasets.session_id')
        .select(['session_datasets.session_id', 'datasets.name'])
        .where('sessions.user_id', '=', userId)
        .orderBy('position')
        .execute();
      const groups = Map.groupBy(rows, (row) => SessionId.schema.parse(row.session_id));
      return new Map([...groups].map(([id, members]) => [id, members.map((row) => row.name)]));
    },
  };
}

async function freeName(db: Kysely<Tables>, sessionId: SessionId, wanted: string): Promise<string> {
  const query = db.selectFrom('session_datasets').select('table_name').where('session_id', '=', sessionId);
  const taken = new Set((await query.execute()).map((row) => row.table_name.toLowerCase()));
  if (!taken.has(wanted.toLowerCase())) return wanted;
  let number = 2;
  while (taken.has(`${wanted}_${number}`.toLowerCase())) number += 1;
  return `${wanted}_${number}`;
}
