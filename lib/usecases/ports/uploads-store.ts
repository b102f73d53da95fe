import type { DatasetId, SessionId, UserId } from '#lib/base/index.ts';

/** A file on its way, or that came; `datasetId` is set once all bytes are here. */
export type StoredUpload = {
  id: string;
  userId: UserId;
  sessionId: SessionId;
  name: string;
  /** Announced size. */
  bytes: number;
  datasetId: DatasetId | null;
  createdAt: number;
};

export type UploadsStore = {
  create(upload: StoredUpload): Promise<void>;
  find(id: string): Promise<StoredUpload | null>;
  finish(id: string, datasetId: DatasetId): Promise<void>;
  remove(id: string): Promise<void>;
  listCreatedBefore(time: number): Promise<StoredUpload[]>;
  /** Those whose last byte is not here. */
  listPending(): Promise<StoredUpload[]>;
};
