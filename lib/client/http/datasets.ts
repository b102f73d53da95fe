import type { Dataset, DatasetSummary, RowsResponse } from '#lib/contracts/index.ts';
import { contracts } from './contracts.ts';
import { command, request } from './request.ts';

export function listDatasets(signal?: AbortSignal): Promise<DatasetSummary[]> {
  const read = async (value: unknown) => (await contracts()).DatasetSummary.array().parse(value);
  return request('/api/datasets', { read, ...(signal && { signal }) });
}

/** A dataset with its profile. */
export function readDataset(datasetId: string, signal?: AbortSignal): Promise<Dataset> {
  const read = async (value: unknown) => (await contracts()).Dataset.parse(value);
  return request(`/api/datasets/${datasetId}`, { read, ...(signal && { signal }) });
}

export type RowsQuery = {
  offset: number;
  limit: number;
  /** `column` or `-column`. */
  sort: string | null;
  /** JSON array of Plan predicates. */
  filter: string | null;
};

export function readRows(datasetId: string, query: RowsQuery, signal?: AbortSignal): Promise<RowsResponse> {
  const parameters = new URLSearchParams({ offset: String(query.offset), limit: String(query.limit) });
  if (query.sort) parameters.set('sort', query.sort);
  if (query.filter) parameters.set('filter', query.filter);
  const read = async (value: unknown) => (await contracts()).RowsResponse.parse(value);
  return request(`/api/datasets/${datasetId}/rows?${parameters}`, { read, ...(signal && { signal }) });
}

export function attachSample(sessionId: string, sample: string): Promise<void> {
  return command(`/api/sessions/${sessionId}/datasets`, { method: 'POST', body: { sample } });
}

export function attachDataset(sessionId: string, datasetId: string): Promise<void> {
  return command(`/api/sessions/${sessionId}/datasets`, { method: 'POST', body: { datasetId } });
}

export function deleteDataset(datasetId: string): Promise<void> {
  return command(`/api/datasets/${datasetId}`, { method: 'DELETE' });
}
