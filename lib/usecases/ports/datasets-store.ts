import { z } from 'zod';
import type { DatasetId, SessionId, UserId } from '#lib/base/index.ts';
import type { TurnError } from '#lib/contracts/index.ts';
import { Column, Profile, Receipt } from '#lib/datasets/index.ts';

/** What an import found. */
export const DatasetContents = z.object({
  rowCount: z.number(),
  columns: z.array(Column),
  profile: Profile,
  receipt: Receipt,
});
export type DatasetContents = z.infer<typeof DatasetContents>;

export type StoredDataset = {
  id: DatasetId;
  userId: UserId;
  /** The file's name as a person knows it. */
  name: string;
  /** Of the original file. */
  bytes: number;
  status: 'importing' | 'ready' | 'failed';
  error: TurnError | null;
  /** null until the import is done. */
  contents: DatasetContents | null;
  /** Keys in the file store; the Parquet of a sample is shared by all who load it. */
  originalKey: string;
  parquetKey: string;
  /** The bundled sample it was made of. */
  sample: string | null;
  createdAt: number;
};

/** A dataset in a session, under its SQL name there. */
export type AttachedDataset = { dataset: StoredDataset; table: string };

export type DatasetPatch = Partial<Pick<StoredDataset, 'status' | 'error' | 'contents' | 'bytes'>>;

export type DatasetsStore = {
  create(dataset: StoredDataset): Promise<void>;
  find(id: DatasetId): Promise<StoredDataset | null>;
  /** Without reading what is in it. */
  exists(id: DatasetId): Promise<boolean>;
  /** Whether a dataset has its table there. */
  existsWithParquet(parquetKey: string): Promise<boolean>;
  update(id: DatasetId, patch: DatasetPatch): Promise<void>;
  /** With its attachments. */
  remove(id: DatasetId): Promise<void>;
  listByUser(userId: UserId): Promise<StoredDataset[]>;
  listImporting(): Promise<StoredDataset[]>;
  /** In the order they were attached. */
  listBySession(sessionId: SessionId): Promise<AttachedDataset[]>;
  /** Attaches under `table`, or under `table_2`, `table_3` … where that is taken; returns the name. */
  attach(sessionId: SessionId, datasetId: DatasetId, table: string): Promise<string>;
  detach(sessionId: SessionId, datasetId: DatasetId): Promise<boolean>;
  /** The sessions a dataset is attached to. */
  listSessions(datasetId: DatasetId): Promise<SessionId[]>;
  /** Names of the datasets of each session of a user. */
  namesBySession(userId: UserId): Promise<Map<SessionId, string[]>>;
};
