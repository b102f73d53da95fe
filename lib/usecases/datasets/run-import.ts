import { EventId, PlotlineError, type SessionId, TurnId } from '#lib/base/index.ts';
import { Event, type TurnError } from '#lib/contracts/index.ts';
import type { ImportSource } from '#lib/imports/index.ts';
import { app } from '../app.ts';
import type { DatasetContents, StoredDataset } from '../ports/datasets-store.ts';
import type { StoredEvent } from '../ports/events-store.ts';
import { reportError } from '../report-error.ts';
import type { Services } from '../services.ts';
import type { LiveImport } from './live-imports.ts';

/** Where a dataset is being imported for: the session that waits for it, and its SQL name there. */
export type ImportPlace = {
  sessionId: SessionId | null;
  table: string;
  /** What went over the bytes while they were uploaded. */
  early?: ImportSource['early'];
};

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
      const contents = await importNow({ dataset, early: place.early }, live, services);
      await storeContents(dataset, { place, contents }, services);
    } catch (error) {
      await fail(dataset, { live, error }, services).catch((failure) =>
        services.logger.error({ err: failure, datasetId: dataset.id }, 'A failed import could not be stored'),
      );
    }
  });
}

async function importNow(
  { dataset, early }: { dataset: StoredDataset; early: ImportPlace['early'] },
  live: LiveImport,
  services: Services,
): Promise<DatasetContents> {
  const { files, importDataset } = services;
  live.controller.signal.throwIfAborted();
  const contents = await importDataset(
    { path: files.path(dataset.originalKey), name: dataset.name, early },
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
  return { rowCount, columns, profile, receipt };
}

/** Both or neither: a dataset that is there and the event that says so. */
async function storeContents(
  dataset: StoredDataset,
  { place, contents }: { place: ImportPlace; contents: DatasetContents },
  services: Services,
): Promise<void> {
  const event = await services.stores.transaction(async (stores) => {
    await stores.datasets.update(dataset.id, { status: 'ready', contents });
    return appendArrival(dataset, place, { ...services, stores });
  });
  publishArrival(event, place, services);
}

/** Stores the event that a dataset is in a session, and publishes it. */
export async function announce(
  dataset: StoredDataset,
  place: ImportPlace,
  services: Services,
): Promise<void> {
  publishArrival(await appendArrival(dataset, place, services), place, services);
}

async function appendArrival(
  { id, name }: StoredDataset,
  { sessionId, table }: ImportPlace,
  { stores, clock }: Pick<Services, 'stores' | 'clock'>,
): Promise<StoredEvent | null> {
  if (!sessionId || !(await stores.sessions.find(sessionId))) return null;
  const event = Event.parse({
    id: EventId.create(),
    invocationId: TurnId.create(),
    author: app.rootAgent,
    timestamp: clock.now() / 1000,
    actions: {},
    customMetadata: { plotline: { dataset: { id, name, table } } },
  });
  return stores.events.append(sessionId, event);
}

function publishArrival(
  stored: StoredEvent | null,
  { sessionId }: ImportPlace,
  { bus }: Pick<Services, 'bus'>,
): void {
  if (stored && sessionId) {
    bus.publish(sessionId, { type: 'event', sequence: stored.sequence, data: stored.event });
  }
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
