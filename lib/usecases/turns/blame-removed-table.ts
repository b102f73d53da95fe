import type { TurnContext } from '#lib/agents/index.ts';
import { type ErrorCode, PlotlineError, type SessionId } from '#lib/base/index.ts';
import type { Services } from '../services.ts';

/** How it shows that a table's data are not there. */
const signs: ReadonlySet<ErrorCode> = new Set(['sql_failed', 'internal']);

/** What a turn failed with; `dataset_not_found` where a table that it began with has been removed meanwhile. */
export async function blameRemovedTable(
  cause: unknown,
  { sessionId, tables }: { sessionId: SessionId; tables: TurnContext['tables'] },
  { stores }: Pick<Services, 'stores'>,
): Promise<unknown> {
  if (PlotlineError.is(cause) && !signs.has(cause.code)) return cause;
  const attached = await stores.datasets.listBySession(sessionId);
  const here = new Set<string>(attached.map(({ dataset }) => dataset.id));
  const removed = tables.find(({ datasetId }) => !here.has(datasetId));
  if (!removed) return cause;
  const message = `“${removed.schema.name}” was removed while this question was answered. Ask again.`;
  return new PlotlineError('dataset_not_found', message, { cause });
}
