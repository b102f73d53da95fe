import type { UserId } from '#lib/base/index.ts';

/**
 * Whose artifacts: those of one session, by its ADK id, or (null) those that all sessions of the user in the app
 * share. ADK lets a client save into a session before it makes it.
 */
export type ArtifactScope = { app: string; userId: UserId; session: string | null };

/**
 * One version of a named file. `version` counts from 0, as ADK's does; `key` is its place in the file store.
 * Text has no MIME type of its own.
 */
export type StoredArtifact = ArtifactScope & {
  name: string;
  version: number;
  kind: 'bytes' | 'text';
  mimeType: string | null;
  bytes: number;
  key: string;
  customMetadata: Record<string, unknown>;
  createdAt: number;
};

export type ArtifactsStore = {
  /** Gives the next version of the name. */
  add(artifact: Omit<StoredArtifact, 'version'>): Promise<StoredArtifact>;
  /** The latest version unless one is given. */
  find(scope: ArtifactScope, name: string, version?: number): Promise<StoredArtifact | null>;
  /** All versions of one name, or of all; by name, then version. */
  list(scope: ArtifactScope, name?: string): Promise<StoredArtifact[]>;
  listNames(scope: ArtifactScope): Promise<string[]>;
  /** All versions of one name, or of all; returns the keys of what they held. */
  remove(scope: ArtifactScope, name?: string): Promise<string[]>;
};
