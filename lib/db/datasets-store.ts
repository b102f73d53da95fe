import type { Kysely } from 'kysely';
import { SessionId } from '#lib/base/index.ts';
import type { DatasetPatch, DatasetsStore } from '#lib/usecases/index.ts';
import { parseDataset, toDatasetRow } from './dataset-row.ts';
import type { Tables } from './tables.ts';

/** `atomically` runs work in a transaction, or in the one that is already open. */
export function createDatasetsStore(
  db: Kysely<Tables>,
  atomically: <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>,
): DatasetsStore {
  const all = () => db.selectFrom('datasets').selectAll('datasets');
  return {
    async create(dataset) {
      await db.insertInto('datasets').values(toDatasetRow(dataset)).execute();
    },
    async find(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row ? parseDataset(row) : null;
    },
    async update(id, patch) {
      await db
        .updateTable('datasets')
        .set({ id, ...toPatch(patch) })
        .where('id', '=', id)
        .execute();
    },
    async remove(id) {
      await db.deleteFrom('datasets').where('id', '=', id).execute();
    },
    async listByUser(userId) {
      const query = all().where('user_id', '=', userId).orderBy('created_at', 'desc').limit(1000);
      return (await query.execute()).map(parseDataset);
    },
    async listImporting() {
      return (await all().where('status', '=', 'importing').execute()).map(parseDataset);
    },
    async listBySession(sessionId) {
      const rows = await all()
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

function toPatch({ status, error, contents, bytes }: DatasetPatch) {
  return {
    ...(status && { status }),
    ...(error !== undefined && { error: error && JSON.stringify(error) }),
    ...(contents !== undefined && { contents: contents && JSON.stringify(contents) }),
    ...(bytes !== undefined && { bytes }),
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
