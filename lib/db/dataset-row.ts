import type { Selectable } from 'kysely';
import { z } from 'zod';
import { DatasetId, UserId } from '#lib/base/index.ts';
import { TurnError } from '#lib/contracts/index.ts';
import { DatasetContents, type StoredDataset } from '#lib/usecases/index.ts';
import type { Tables } from './tables.ts';

const Status = z.enum(['importing', 'ready', 'failed']);

export type DatasetRow = Selectable<Tables['datasets']>;

export function parseDataset(row: DatasetRow): StoredDataset {
  return {
    id: DatasetId.schema.parse(row.id),
    userId: UserId.schema.parse(row.user_id),
    name: row.name,
    bytes: row.bytes,
    status: Status.parse(row.status),
    error: row.error === null ? null : TurnError.parse(JSON.parse(row.error)),
    contents: row.contents === null ? null : DatasetContents.parse(JSON.parse(row.contents)),
    originalKey: row.original_key,
    parquetKey: row.parquet_key,
    sample: row.sample,
    createdAt: row.created_at,
  };
}

export function toDatasetRow(dataset: StoredDataset): DatasetRow {
  return {
    id: dataset.id,
    user_id: dataset.userId,
    name: dataset.name,
    bytes: dataset.bytes,
    status: dataset.status,
    error: dataset.error && JSON.stringify(dataset.error),
    contents: dataset.contents && JSON.stringify(dataset.contents),
    original_key: dataset.originalKey,
    parquet_key: dataset.parquetKey,
    sample: dataset.sample,
    created_at: dataset.createdAt,
  };
}
