import type { Kysely, Selectable } from 'kysely';
import { DatasetId, SessionId, UserId } from '#lib/base/index.ts';
import type { StoredUpload, UploadsStore } from '#lib/usecases/index.ts';
import type { Tables } from './tables.ts';

export function createUploadsStore(db: Kysely<Tables>): UploadsStore {
  const all = () => db.selectFrom('uploads').selectAll();
  return {
    async create(upload) {
      await db
        .insertInto('uploads')
        .values({
          id: upload.id,
          user_id: upload.userId,
          session_id: upload.sessionId,
          name: upload.name,
          bytes: upload.bytes,
          dataset_id: upload.datasetId,
          created_at: upload.createdAt,
        })
        .execute();
    },
    async find(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row ? parse(row) : null;
    },
    async finish(id, datasetId) {
      await db.updateTable('uploads').set({ dataset_id: datasetId }).where('id', '=', id).execute();
    },
    async remove(id) {
      await db.deleteFrom('uploads').where('id', '=', id).execute();
    },
    async listCreatedBefore(time) {
      return (await all().where('created_at', '<', time).execute()).map(parse);
    },
    async listPending() {
      return (await all().where('dataset_id', 'is', null).execute()).map(parse);
    },
  };
}

function parse(row: Selectable<Tables['uploads']>): StoredUpload {
  return {
    id: row.id,
    userId: UserId.schema.parse(row.user_id),
    sessionId: SessionId.schema.parse(row.session_id),
    name: row.name,
    bytes: row.bytes,
    datasetId: row.dataset_id === null ? null : DatasetId.schema.parse(row.dataset_id),
    createdAt: row.created_at,
  };
}
