import { PlotlineError, type SessionId } from '#lib/base/index.ts';
import { QueryDataArguments } from '#lib/contracts/index.ts';
import type { TableRef } from '#lib/engine/index.ts';
import type { Actor } from '../actor.ts';
import { toTableRef } from '../datasets/table-ref.ts';
import type { Services } from '../services.ts';
import { requireSession } from '../sessions/require-session.ts';

/**
 * The whole Result of a `query_data` call as CSV: its SQL is run again. Ownership is checked and the call found
 * before this resolves. Fails with `session_not_found`, `not_found`.
 */
export async function exportResult(
  actor: Actor,
  { sessionId, callId, signal }: { sessionId: string; callId: string; signal: AbortSignal },
  services: Services,
): Promise<AsyncIterable<Uint8Array>> {
  const session = await requireSession(actor, sessionId, services);
  const sql = await findSql(session.id, callId, services);
  const tables = await readyTables(session.id, services);
  const engine = await services.engine();
  const timeoutMs = services.settings.queryTimeoutMs;
  return engine.exportCsv(sql, { scope: session.id, tables, signal, timeoutMs });
}

async function findSql(sessionId: SessionId, callId: string, { stores }: Services): Promise<string> {
  const stored = await stores.events.findCall(sessionId, callId);
  const call = stored?.event.content?.parts?.find((part) => part.functionCall?.id === callId)?.functionCall;
  const parsed = call?.name === 'query_data' ? QueryDataArguments.safeParse(call.args) : null;
  if (parsed?.success) return parsed.data.sql;
  throw new PlotlineError('not_found', 'There is no such result in this session.');
}

async function readyTables(sessionId: SessionId, { stores, files }: Services): Promise<TableRef[]> {
  const attached = await stores.datasets.listBySession(sessionId);
  return attached
    .filter(({ dataset }) => dataset.status === 'ready')
    .map(({ dataset, table }) => toTableRef(dataset, { table, files }));
}
