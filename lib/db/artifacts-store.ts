import type { Kysely, Selectable } from 'kysely';
import { SessionId } from '#lib/base/index.ts';
import type { ArtifactsStore, StoredArtifact } from '#lib/usecases/index.ts';
import type { Tables } from './tables.ts';

/** `atomically` runs work in a transaction, or in the one that is already open. */
export function createArtifactsStore(
  db: Kysely<Tables>,
  atomically: <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>,
): ArtifactsStore {
  const of = (sessionId: SessionId) =>
    db.selectFrom('artifacts').selectAll().where('session_id', '=', sessionId);
  return {
    add: (artifact) => atomically((inside) => add(inside, artifact)),
    async find(sessionId, name, version) {
      const named = of(sessionId).where('name', '=', name).orderBy('version', 'desc').limit(1);
      const query = version === undefined ? named : named.where('version', '=', version);
      const row = await query.executeTakeFirst();
      return row ? parse(row) : null;
    },
    async list(sessionId) {
      return (await of(sessionId).orderBy('created_at').execute()).map(parse);
    },
  };
}

async function add(db: Kysely<Tables>, artifact: Omit<StoredArtifact, 'version'>): Promise<StoredArtifact> {
  const latest = await db
    .selectFrom('artifacts')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('session_id', '=', artifact.sessionId)
    .where('name', '=', artifact.name)
    .executeTakeFirst();
  const version = (latest?.version ?? -1) + 1;
  await db
    .insertInto('artifacts')
    .values({
      session_id: artifact.sessionId,
      name: artifact.name,
      version,
      mime_type: artifact.mimeType,
      bytes: artifact.bytes,
      key: artifact.key,
      created_at: artifact.createdAt,
    })
    .execute();
  return { ...artifact, version };
}

function parse(row: Selectable<Tables['artifacts']>): StoredArtifact {
  return {
    sessionId: SessionId.schema.parse(row.session_id),
    name: row.name,
    version: row.version,
    mimeType: row.mime_type,
    bytes: row.bytes,
    key: row.key,
    createdAt: row.created_at,
  };
}
