import type { Result } from '#lib/datasets/browser.ts';
import { artifactPath } from './artifacts.ts';
import { request } from './request.ts';

/** Where the whole Result of a query is downloaded from, as CSV. */
export function resultCsvPath(sessionId: string, callId: string): string {
  return `/api/sessions/${sessionId}/results/${encodeURIComponent(callId)}.csv`;
}

/** The whole Result, from the artifact in which the server keeps what an event has no room for. */
export function readResultArtifact(sessionId: string, name: string, signal?: AbortSignal): Promise<Result> {
  const read = async (value: unknown) => (await import('#lib/datasets/browser.ts')).Result.parse(value);
  return request(artifactPath(sessionId, name), { read, ...(signal && { signal }) });
}
