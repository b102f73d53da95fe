import { PlotlineError, type SessionId } from '#lib/base/index.ts';
import { QueryDataArguments } from '#lib/contracts/index.ts';
import { type Cell, csvLines, type Result } from '#lib/datasets/index.ts';
import type { TableRef } from '#lib/engine/index.ts';
import type { Actor } from '../actor.ts';
import { toTableRef } from '../datasets/table-ref.ts';
import type { Services } from '../services.ts';
import { requireSession } from '../sessions/require-session.ts';

export type ExportedResult = { fileName: string; pieces: AsyncIterable<Uint8Array> };

/**
 * A Result as CSV: the whole one of a `query_data` call, whose SQL is run again, or the rows that were kept of a run
 * of code; the file's name says where these are not all. Ownership is checked and the call found before this
 * resolves. Fails with `session_not_found`, `not_found`.
 */
export async function exportResult(
  actor: Actor,
  { sessionId, callId, signal }: { sessionId: string; callId: string; signal: AbortSignal },
  services: Services,
): Promise<ExportedResult> {
  const session = await requireSession(actor, sessionId, services);
  const sql = await findSql(session.id, callId, services);
  if (sql === null) return exportTable(await findTable(session.id, callId, services));
  const tables = await readyTables(session.id, services);
  const engine = await services.engine();
  const timeoutMs = services.settings.queryTimeoutMs;
  const pieces = engine.exportCsv(sql, { scope: session.id, tables, signal, timeoutMs });
  return { fileName: 'result.csv', pieces };
}

async function findSql(sessionId: SessionId, callId: string, { stores }: Services): Promise<string | null> {
  const stored = await stores.events.findCall(sessionId, callId);
  const call = stored?.event.content?.parts?.find((part) => part.functionCall?.id === callId)?.functionCall;
  const parsed = call?.name === 'query_data' ? QueryDataArguments.safeParse(call.args) : null;
  return parsed?.success ? parsed.data.sql : null;
}

async function findTable(sessionId: SessionId, callId: string, { stores }: Services): Promise<Result> {
  const stored = await stores.events.findRun(sessionId, callId);
  const table = stored?.event.customMetadata?.plotline?.code?.run?.result;
  if (table) return table;
  throw new PlotlineError('not_found', 'There is no such result in this session.');
}

function exportTable({ columns, rows, totalRows }: Result): ExportedResult {
  const fileName = rows.length < totalRows ? `result-first-${rows.length}-rows.csv` : 'result.csv';
  return { fileName, pieces: toPieces([columns.map(({ name }) => name), ...rows]) };
}

async function* toPieces(rows: readonly (readonly Cell[])[]): AsyncGenerator<Uint8Array> {
  for (const piece of csvLines(rows)) yield Buffer.from(piece);
}

async function readyTables(sessionId: SessionId, { stores, files }: Services): Promise<TableRef[]> {
  const attached = await stores.datasets.listBySession(sessionId);
  return attached
    .filter(({ dataset }) => dataset.status === 'ready')
    .map(({ dataset, table }) => toTableRef(dataset, { table, files }));
}
