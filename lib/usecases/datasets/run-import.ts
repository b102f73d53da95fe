import { EventId, PlotlineError, type SessionId, TurnId } from '#lib/base/index.ts';
import { Event, type TurnError } from '#lib/contracts/index.ts';
import { app } from '../app.ts';
import type { StoredDataset } from '../ports/datasets-store.ts';
import { reportError } from '../report-error.ts';
import type { Services } from '../services.ts';
import type { LiveImport } from './live-imports.ts';

/** Where a dataset is being imported for: the session that waits for it, and its SQL name there. */
export type ImportPlace = { sessionId: SessionId | null; table: string };

/**
 * Imports a stored dataset in the background: progress is published; at the end the dataset is `ready` and an
 * event says so, or it is `failed` with the reason and its bytes are gone.
 */
export function runImport(dataset: StoredDataset, place: ImportPlace, services: Services): LiveImport {
  const entry = {
    datasetId: dataset.id,
    sessionId: place.sessionId,
    name: dataset.name,
    controller: new AbortController(),
    progress: { step: 'Waiting to be read' },
  };
  publishProgress(entry, services);
  return services.imports.start(entry, async (live) => {
    try {
      await importNow(dataset, live, services);
      await announce(dataset, place, services);
    } catch (error) {
      await fail(dataset, { live, error }, services).catch((failure) =>
        services.logger.error({ err: failure, datasetId: dataset.id }, 'A failed import could not be stored'),
      );
    }
  });
}

async function importNow(dataset: StoredDataset, live: LiveImport, services: Services): Promise<void> {
  const { stores, files, importDataset } = services;
  live.controller.signal.throwIfAborted();
  const contents = await importDataset(
    { path: files.path(dataset.originalKey), name: dataset.name },
    { parquet: files.path(dataset.parquetKey), scratch: files.path(`datasets/${dataset.id}/scratch`) },
    {
      signal: live.controller.signal,
      onProgress(step, done, total) {
        live.progress = { step, done, total };
        publishProgress(live, services);
      },
    },
  );
  live.controller.signal.throwIfAborted();
  const { rowCount, columns, profile, receipt } = contents;
  await stores.datasets.update(dataset.id, {
    status: 'ready',
    contents: { rowCount, columns, profile, receipt },
  });
}

/** Stores the event that ends an import (or an attachment), and publishes it. */
export async function announce(
  { id, name }: StoredDataset,
  { sessionId, table }: ImportPlace,
  { stores, bus, clock }: Services,
): Promise<void> {
  if (!sessionId || !(await stores.sessions.find(sessionId))) return;
  const event = Event.parse({
    id: EventId.create(),
    invocationId: TurnId.create(),
    author: app.rootAgent,
    timestamp: clock.now() / 1000,
    actions: {},
    customMetadata: { plotline: { dataset: { id, name, table } } },
  });
  const stored = await stores.events.append(sessionId, event);
  bus.publish(sessionId, { type: 'event', sequence: stored.sequence, data: stored.event });
}

async function fail(
  dataset: StoredDataset,
  { live, error }: { live: LiveImport; error: unknown },
  services: Services,
): Promise<void> {
  const { signal } = live.controller;
  // A server that is shutting down leaves the bytes: the import starts anew at the next start.
  if (PlotlineError.is(signal.reason) && signal.reason.code === 'unavailable') return;
  const failure = signal.aborted ? stopped(live) : reportError(error, services.logger);
  await services.files.remove(`datasets/${dataset.id}`);
  await services.stores.datasets.update(dataset.id, { status: 'failed', error: failure });
  live.progress = { step: 'Failed' };
  publishProgress(live, services, failure);
}

function stopped(live: LiveImport): TurnError {
  return { code: 'stopped', message: `The import of “${live.name}” was stopped.` };
}

function publishProgress(
  { sessionId, datasetId, progress }: Omit<LiveImport, 'over'>,
  { bus }: Services,
  error?: TurnError,
): void {
  if (!sessionId) return;
  bus.publish(sessionId, { type: 'progress', data: { datasetId, ...progress, ...(error && { error }) } });
}
