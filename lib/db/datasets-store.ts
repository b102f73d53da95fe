import type { Kysely } from 'kysely';
import type { DatasetPatch, DatasetsStore } from '#lib/usecases/index.ts';
import { createAttachments } from './dataset-attachments.ts';
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
    async exists(id) {
      const query = db.selectFrom('datasets').select('id').where('id', '=', id);
      return (await query.executeTakeFirst()) !== undefined;
    },
    async existsWithParquet(parquetKey) {
      const query = db.selectFrom('datasets').select('id').where('parquet_key', '=', parquetKey).limit(1);
      return (await query.executeTakeFirst()) !== undefined;
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
    ...createAttachments(db, atomically),
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
