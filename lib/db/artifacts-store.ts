import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { UserId } from '#lib/base/index.ts';
import type { ArtifactScope, ArtifactsStore, StoredArtifact } from '#lib/usecases/index.ts';
import type { Tables } from './tables.ts';

const Kind = z.enum(['bytes', 'text']);
const CustomMetadata = z.record(z.string(), z.unknown());

/** `atomically` runs work in a transaction, or in the one that is already open. */
export function createArtifactsStore(
  db: Kysely<Tables>,
  atomically: <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>,
): ArtifactsStore {
  const of = (scope: ArtifactScope) =>
    db
      .selectFrom('artifact_versions')
      .where('user_id', '=', scope.userId)
      .where('app', '=', scope.app)
      .where('session', '=', scope.session ?? shared);
  return {
    add: (artifact) => atomically((inside) => add(inside, artifact)),
    async find(scope, name, version) {
      const named = of(scope).selectAll().where('name', '=', name).orderBy('version', 'desc').limit(1);
      const query = version === undefined ? named : named.where('version', '=', version);
      const row = await query.executeTakeFirst();
      return row ? parse(row) : null;
    },
    async list(scope, name) {
      const all = of(scope).selectAll().orderBy('name').orderBy('version');
      return (await (name === undefined ? all : all.where('name', '=', name)).execute()).map(parse);
    },
    async listNames(scope) {
      const query = of(scope).select('name').distinct().orderBy('name');
      return (await query.execute()).map((row) => row.name);
    },
    async remove(scope, name) {
      const all = db
        .deleteFrom('artifact_versions')
        .where('user_id', '=', scope.userId)
        .where('app', '=', scope.app)
        .where('session', '=', scope.session ?? shared)
        .returning('key');
      const rows = await (name === undefined ? all : all.where('name', '=', name)).execute();
      return rows.map((row) => row.key);
    },
  };
}

/** Stands in the place of a session for what all of a user's sessions share. */
const shared = '';

async function add(db: Kysely<Tables>, artifact: Omit<StoredArtifact, 'version'>): Promise<StoredArtifact> {
  const { app, userId, session, name, kind, bytes, key } = artifact;
  const owner = { app, user_id: userId, session: session ?? shared, name };
  const latest = await db
    .selectFrom('artifact_versions')
    .select(({ fn }) => fn.max('version').as('version'))
    .where((by) => by.and(owner))
    .executeTakeFirst();
  const version = (latest?.version ?? -1) + 1;
  await db
    .insertInto('artifact_versions')
    .values({
      ...owner,
      version,
      kind,
      mime_type: artifact.mimeType,
      bytes,
      key,
      custom_metadata: JSON.stringify(artifact.customMetadata),
      created_at: artifact.createdAt,
    })
    .execute();
  return { ...artifact, version };
}

function parse(row: Selectable<Tables['artifact_versions']>): StoredArtifact {
  return {
    app: row.app,
    userId: UserId.schema.parse(row.user_id),
    session: row.session === shared ? null : row.session,
    name: row.name,
    version: row.version,
    kind: Kind.parse(row.kind),
    mimeType: row.mime_type,
    bytes: row.bytes,
    key: row.key,
    customMetadata: CustomMetadata.parse(JSON.parse(row.custom_metadata)),
    createdAt: row.created_at,
  };
}
