import type { QueryDataResponse } from '#lib/contracts/index.ts';
import type { TurnContext } from '../turn-context.ts';
import type { QueryRun } from './run-query.ts';

const mostRows = 200;

export type StoredResponse = { response: QueryDataResponse; artifactDelta: Record<string, number> };

/** The response of a query as an event holds it: at most 200 rows; a longer Result whole as an artifact. */
export async function storeResult(
  callId: string,
  { result, ...facts }: QueryRun,
  context: Pick<TurnContext, 'saveArtifact'>,
): Promise<StoredResponse> {
  if (result.rows.length <= mostRows) {
    return { response: { result, artifact: null, ...facts }, artifactDelta: {} };
  }
  const bytes = new TextEncoder().encode(JSON.stringify(result));
  const { name, version } = await context.saveArtifact(`result-${callId}.json`, 'application/json', bytes);
  const shown = { ...result, rows: result.rows.slice(0, mostRows), truncated: true };
  return { response: { result: shown, artifact: name, ...facts }, artifactDelta: { [name]: version } };
}
