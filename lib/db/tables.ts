import type { Generated } from 'kysely';

/** Times are milliseconds since the epoch, booleans 0 or 1, JSON is text. */
export type Tables = {
  users: {
    id: string;
    token_hash: string | null;
    created_at: number;
    name: string | null;
    api_access: Generated<number>;
  };
  sign_ins: { token_hash: string; expires_at: number };
  sessions: {
    id: string;
    app: string;
    user_id: string;
    adk_id: string;
    title: string | null;
    analyst: string | null;
    used: number;
    created_at: number;
    updated_at: number;
    remembered_at: number | null;
  };
  app_states: { app: string; key: string; value: string };
  user_states: { app: string; user_id: string; key: string; value: string };
  session_states: { session_id: string; key: string; value: string };
  events: {
    sequence: Generated<number>;
    session_id: string;
    id: string;
    invocation_id: string;
    author: string;
    timestamp: number;
    body: string;
  };
  turns: {
    id: string;
    session_id: string;
    status: string;
    error: string | null;
    parent_turn_id: string | null;
    analyst: string;
    request: string;
    created_at: number;
    updated_at: number;
  };
  datasets: {
    id: string;
    user_id: string;
    name: string;
    bytes: number;
    status: string;
    error: string | null;
    contents: string | null;
    original_key: string;
    parquet_key: string;
    sample: string | null;
    created_at: number;
  };
  session_datasets: {
    position: Generated<number>;
    session_id: string;
    dataset_id: string;
    table_name: string;
  };
  artifact_versions: {
    app: string;
    user_id: string;
    session: string;
    name: string;
    version: number;
    kind: string;
    mime_type: string | null;
    bytes: number;
    key: string;
    custom_metadata: string;
    created_at: number;
  };
  uploads: {
    id: string;
    user_id: string;
    session_id: string;
    name: string;
    bytes: number;
    dataset_id: string | null;
    created_at: number;
  };
};
