import type { QueryDataResponse } from '#lib/contracts/index.ts';
import type { Cell } from '#lib/datasets/index.ts';
import type { TurnContext } from '../turn-context.ts';
import type { QueryRun } from './run-query.ts';

const mostRows = 200;
/** Every page of the session gets its events, so that one must not hold megabytes. */
const mostCharacters = 500_000;
const longestCell = 10_000;

export type StoredResponse = { response: QueryDataResponse; artifactDelta: Record<string, number> };

/**
 * The response of a query as an event holds it: at most 200 rows, about half a million characters and no cell of
 * more than ten thousand; a larger Result whole as an artifact.
 */
export async function storeResult(
  callId: string,
  { result, ...facts }: QueryRun,
  context: Pick<TurnContext, 'saveArtifact'>,
): Promise<StoredResponse> {
  const rows = rowsThatFit(result.rows);
  if (rows.length === result.rows.length && !result.rows.some((row) => row.some(isLong))) {
    return { response: { result, artifact: null, ...facts }, artifactDelta: {} };
  }
  const bytes = new TextEncoder().encode(JSON.stringify(result));
  const { name, version } = await context.saveArtifact(`result-${callId}.json`, 'application/json', bytes);
  const shown = { ...result, rows, truncated: true };
  return { response: { result: shown, artifact: name, ...facts }, artifactDelta: { [name]: version } };
}

/** As many rows as an event may hold, with long cells cut; the first in any case. */
export function rowsThatFit(rows: readonly Cell[][]): Cell[][] {
  const kept: Cell[][] = [];
  let characters = 0;
  for (const row of rows.slice(0, mostRows)) {
    const short = row.map((cell) => (isLong(cell) ? `${cell.slice(0, longestCell)}…` : cell));
    characters += JSON.stringify(short).length;
    if (characters > mostCharacters && kept.length > 0) break;
    kept.push(short);
  }
  return kept;
}

function isLong(cell: Cell): cell is string {
  return typeof cell === 'string' && cell.length > longestCell;
}
