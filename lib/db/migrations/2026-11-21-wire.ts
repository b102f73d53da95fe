import { type Kysely, sql } from 'kysely';

/** What clients of the API bring: names of users, artifacts that a user's sessions share, what is remembered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('users').addColumn('name', 'text').execute();
  await db.schema.createIndex('users_name').unique().on('users').column('name').execute();
  await db.schema
    .alterTable('users')
    .addColumn('api_access', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('sessions').addColumn('remembered_at', 'bigint').execute();
  await createArtifacts(db);
  await moveArtifacts(db);
}

/**
 * `session` is the ADK id, for artifacts may come before their session; it is empty for those of all the user's
 * sessions in the app.
 */
async function createArtifacts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('artifact_versions')
    .addColumn('app', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('session', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('mime_type', 'text')
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('custom_metadata', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('artifact_versions_key', ['user_id', 'app', 'session', 'name', 'version'])
    .execute();
}

async function moveArtifacts(db: Kysely<unknown>): Promise<void> {
  await sql`insert into artifact_versions
    select app, user_id, adk_id, name, version, 'bytes', mime_type, bytes, key, '{}', artifacts.created_at
    from artifacts join sessions on sessions.id = artifacts.session_id`.execute(db);
  await db.schema.dropTable('artifacts').execute();
}
