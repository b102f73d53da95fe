import type { Kysely } from 'kysely';

/** The noun tables, with ADK's shape: events whole, three scopes of state, versions of artifacts, client-given ids. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createOwners(db);
  await createStates(db);
  await createConversation(db);
  await createData(db);
}

async function createOwners(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('users')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('token_hash', 'text', (column) => column.unique())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('sign_ins')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('sessions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('app', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('adk_id', 'text', (column) => column.notNull())
    .addColumn('title', 'text')
    .addColumn('analyst', 'text')
    .addColumn('used', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('sessions_adk_id', ['app', 'user_id', 'adk_id'])
    .execute();
  await db.schema.createIndex('sessions_by_user').on('sessions').columns(['user_id', 'updated_at']).execute();
}

async function createStates(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('app_states')
    .addColumn('app', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('app_states_key', ['app', 'key'])
    .execute();
  await db.schema
    .createTable('user_states')
    .addColumn('app', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('user_states_key', ['app', 'user_id', 'key'])
    .execute();
  await db.schema
    .createTable('session_states')
    .addColumn('session_id', 'text', (column) =>
      column.notNull().references('sessions.id').onDelete('cascade'),
    )
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('session_states_key', ['session_id', 'key'])
    .execute();
}

async function createConversation(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('turns')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('session_id', 'text', (column) =>
      column.notNull().references('sessions.id').onDelete('cascade'),
    )
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('error', 'text')
    .addColumn('parent_turn_id', 'text')
    .addColumn('analyst', 'text', (column) => column.notNull())
    .addColumn('request', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('turns_by_session').on('turns').columns(['session_id', 'created_at']).execute();
  await db.schema.createIndex('turns_by_status').on('turns').column('status').execute();
  await db.schema
    .createTable('events')
    .addColumn('sequence', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('session_id', 'text', (column) =>
      column.notNull().references('sessions.id').onDelete('cascade'),
    )
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('invocation_id', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('timestamp', 'real', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addUniqueConstraint('events_id', ['session_id', 'id'])
    .execute();
  await db.schema.createIndex('events_by_session').on('events').columns(['session_id', 'sequence']).execute();
}

async function createData(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('datasets')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('error', 'text')
    .addColumn('contents', 'text')
    .addColumn('original_key', 'text', (column) => column.notNull())
    .addColumn('parquet_key', 'text', (column) => column.notNull())
    .addColumn('sample', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('datasets_by_user').on('datasets').columns(['user_id', 'created_at']).execute();
  await db.schema
    .createTable('session_datasets')
    .addColumn('position', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('session_id', 'text', (column) =>
      column.notNull().references('sessions.id').onDelete('cascade'),
    )
    .addColumn('dataset_id', 'text', (column) =>
      column.notNull().references('datasets.id').onDelete('cascade'),
    )
    .addColumn('table_name', 'text', (column) => column.notNull())
    .addUniqueConstraint('session_datasets_once', ['session_id', 'dataset_id'])
    .addUniqueConstraint('session_datasets_table', ['session_id', 'table_name'])
    .execute();
  await db.schema
    .createTable('artifacts')
    .addColumn('session_id', 'text', (column) =>
      column.notNull().references('sessions.id').onDelete('cascade'),
    )
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('mime_type', 'text', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('artifacts_version', ['session_id', 'name', 'version'])
    .execute();
  await db.schema
    .createTable('uploads')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('dataset_id', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
}
