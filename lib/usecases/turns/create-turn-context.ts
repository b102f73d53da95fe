import { randomUUID } from 'node:crypto';
import type { NewEvent, SessionTable, TurnContext, TurnRequest } from '#lib/agents/index.ts';
import { EventId, type SessionId } from '#lib/base/index.ts';
import { Event, type StoredTurnRequest } from '#lib/contracts/index.ts';
import { findApp, rootAgentOf } from '../apps/registry.ts';
import { scopeOf } from '../artifacts/scope-of.ts';
import { toTableRef } from '../datasets/table-ref.ts';
import { waitForImports } from '../datasets/wait-for-imports.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { Stores } from '../ports/stores.ts';
import type { StoredTurn } from '../ports/turns-store.ts';
import type { Services } from '../services.ts';
import { type LiveTurn, stoppedError } from './live-turns.ts';
import { readHistory } from './read-history.ts';

/** All that a turn needs, from the stores; waits for imports of the session that are under way. */
export async function createTurnContext(
  turn: StoredTurn,
  live: LiveTurn,
  services: Services,
): Promise<TurnContext> {
  const { signal } = live.controller;
  const reporter = createReporter(turn, live, services);
  await waitForImports(turn.sessionId, { signal, onWait: reporter.progress }, services);
  const [app, refusal, history, tables, engine, model, executor] = await Promise.all([
    readApp(turn, services),
    readRefusal(turn, services),
    readHistory(turn, live, services),
    readTables(turn, services),
    services.engine(),
    services.model(turn.analyst),
    services.executor(),
  ]);
  return {
    turnId: turn.id,
    sessionId: turn.sessionId,
    request: refusal === null ? toTurnRequest(turn.request) : { kind: 'nothing', refusal },
    analyst: turn.analyst,
    mode: turn.request.mode ?? 'direct',
    ...app,
    history,
    tables,
    engine,
    model,
    executor: executor && { executor, limits: services.settings.execution },
    geminiRunsCode: services.settings.geminiRunsCode,
    queryTimeoutMs: services.settings.queryTimeoutMs,
    signal,
    ...reporter,
    saveArtifact: (name, mimeType, bytes) => saveArtifact(live, { name, mimeType, bytes }, services),
    clock: services.clock,
    logger: services.logger.child({ turnId: turn.id }),
  };
}

function createReporter(
  turn: StoredTurn,
  live: LiveTurn,
  services: Services,
): Pick<TurnContext, 'emit' | 'partial' | 'progress'> {
  const { bus } = services;
  return {
    emit: (event) => emit(turn, { live, event }, services),
    partial(eventId, text) {
      if (live.closed) return;
      const before = live.partials.get(eventId) ?? '';
      live.partials.set(eventId, before + text);
      const mode = before === '' ? 'replace' : 'append';
      bus.publish(turn.sessionId, { type: 'partial', data: { turnId: turn.id, eventId, text, mode } });
    },
    progress(step, done, total) {
      if (live.closed) return;
      live.progress = { step, ...(done !== undefined && { done }), ...(total !== undefined && { total }) };
      bus.publish(turn.sessionId, { type: 'progress', data: { turnId: turn.id, ...live.progress } });
    },
  };
}

async function emit(
  turn: StoredTurn,
  { live, event }: { live: LiveTurn; event: NewEvent },
  { stores, bus, clock }: Services,
): Promise<Event> {
  if (live.closed) throw stoppedError();
  const stored = await stores.transaction(async (inside) => {
    const { app } = await findOrStop(turn.sessionId, inside);
    return inside.events.append(turn.sessionId, toEvent(event, { turn, app, now: clock.now() }));
  });
  live.partials.delete(stored.event.id);
  bus.publish(turn.sessionId, { type: 'event', sequence: stored.sequence, data: stored.event });
  return stored.event;
}

function toEvent(event: NewEvent, { turn, app, now }: { turn: StoredTurn; app: string; now: number }): Event {
  const { customMetadata, ...whole } = Event.parse({
    ...event,
    id: event.id ?? EventId.create(),
    invocationId: turn.id,
    author: event.author ?? rootAgentOf(app),
    timestamp: now / 1000,
    actions: event.actions ?? {},
  });
  const metadata = { ...turn.request.customMetadata, ...customMetadata };
  return { ...whole, ...(Object.keys(metadata).length > 0 && { customMetadata: metadata }) };
}

async function readApp(
  { sessionId }: StoredTurn,
  { stores }: Services,
): Promise<Pick<TurnContext, 'instruction' | 'agents'>> {
  const { app } = await findOrStop(sessionId, stores);
  const { instruction = null, subAgents = [] } = findApp(app) ?? {};
  return { instruction, agents: { root: rootAgentOf(app), below: subAgents.map(({ name }) => name) } };
}

/** Why a file that came with the message is not there to be asked about. */
async function readRefusal(
  { sessionId, request: { fileIds = [] } }: StoredTurn,
  { stores }: Services,
): Promise<string | null> {
  if (fileIds.length === 0) return null;
  const attached = await stores.datasets.listBySession(sessionId);
  const files = attached.filter(({ dataset }) => fileIds.includes(dataset.id));
  const failed = files.find(({ dataset }) => dataset.status === 'failed');
  return failed
    ? `“${failed.dataset.name}” was not read. ${failed.dataset.error?.message ?? ''}`.trim()
    : null;
}

async function readTables(
  { sessionId, request }: StoredTurn,
  { stores, files }: Services,
): Promise<SessionTable[]> {
  const attached = await stores.datasets.listBySession(sessionId);
  const chosen = attached.filter(({ dataset }) => dataset.id === request.datasetId);
  return (chosen.length > 0 ? chosen : attached).flatMap(({ dataset, table }) => {
    if (dataset.status !== 'ready' || !dataset.contents) return [];
    const { rowCount, columns, profile } = dataset.contents;
    const schema = { table, name: dataset.name, rowCount, columns, profile };
    return [{ datasetId: dataset.id, schema, ref: toTableRef(dataset, { table, files }) }];
  });
}

function toTurnRequest({ text, plan, chart, sql, code }: StoredTurnRequest): TurnRequest {
  if (code) return { kind: 'code', code };
  if (plan) return { kind: 'plan', plan, chart: chart ?? null };
  if (sql) return { kind: 'sql', sql };
  return text ? { kind: 'text', text } : { kind: 'nothing', refusal: null };
}

/** What a turn still says when its session is gone is not kept. */
async function findOrStop(
  sessionId: SessionId,
  { sessions }: Pick<Stores, 'sessions'>,
): Promise<StoredSession> {
  const session = await sessions.find(sessionId);
  if (!session) throw stoppedError();
  return session;
}

async function saveArtifact(
  live: LiveTurn,
  { name, mimeType, bytes }: { name: string; mimeType: string; bytes: Uint8Array },
  { stores, files, clock }: Services,
): Promise<{ name: string; version: number }> {
  const { sessionId } = live;
  if (live.closed) throw stoppedError();
  const key = `sessions/${sessionId}/artifacts/${randomUUID()}`;
  await files.write(key, bytes);
  const row = { name, mimeType, bytes: bytes.byteLength, key, createdAt: clock.now() };
  try {
    const { version } = await stores.transaction(async (inside) => {
      const scope = scopeOf(await findOrStop(sessionId, inside), name);
      return inside.artifacts.add({ ...scope, ...row, kind: 'bytes', customMetadata: {} });
    });
    return { name, version };
  } catch (error) {
    await files.remove(key);
    throw error;
  }
}
