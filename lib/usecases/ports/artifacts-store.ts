import type { SessionId } from '#lib/base/index.ts';

/** One version of a named file. `version` counts from 0, as ADK's does; `key` is its place in the file store. */
export type StoredArtifact = {
  sessionId: SessionId;
  name: string;
  version: number;
  mimeType: string;
  bytes: number;
  key: string;
  createdAt: number;
};

export type ArtifactsStore = {
  /** Gives the next version of the name. */
  add(artifact: Omit<StoredArtifact, 'version'>): Promise<StoredArtifact>;
  /** The latest version unless one is given. */
  find(sessionId: SessionId, name: string, version?: number): Promise<StoredArtifact | null>;
  list(sessionId: SessionId): Promise<StoredArtifact[]>;
};
