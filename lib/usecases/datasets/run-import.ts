import { PlotlineError, type SessionId } from '#lib/base/index.ts';
import type { TurnError } from '#lib/contracts/index.ts';
import type { ImportSource } from '#lib/imports/index.ts';
import type { DatasetContents, StoredDataset } from '../ports/datasets-store.ts';
import { reportError } from '../report-error.ts';
import { isShared, loadSample } from '../samples/load-sample.ts';
import type { Services } from '../services.ts';
import { publishArrival, storeArrival } from './arrival.ts';
import type { LiveImport } from './live-imports.ts';

/** What an import starts from besides the stored dataset. */
export type ImportStart = {
  /** The sessions that the dataset is attached to. */
  sessionIds: readonly SessionId[];
  /** What went over the bytes while they were uploaded. */
  early?: ImportSource['early'];
};

/**
 * Imports a stored dataset in the background: progress is published; at the end the dataset is `ready` and an
 * event in each session that has it says so, or it is `failed` with the reason and its bytes are gone.
 */
export function runImport(
  dataset: StoredDataset,
  { sessionIds, early }: ImportStart,
  services: Services,
): LiveImport {
  const entry = {
    datasetId: dataset.id,
    sessions: new Set(sessionIds),
    name: dataset.name,
    controller: new AbortController(),
    progress: { step: 'Waiting to be read' },
  };
  publishProgress(entry, services);
  return services.imports.start(entry, async (live) => {
    try {
      const contents = await importNow({ dataset, early }, live, services);
      await storeContents(dataset, contents, services);
    } catch (error) {
      await fail(dataset, { live, error }, services).catch((failure) =>
        services.logger.error({ err: failure, datasetId: dataset.id }, 'A failed import could not be stored'),
      );
    }
  });
}

async function importNow(
  { dataset, early }: { dataset: StoredDataset; early: ImportStart['early'] },
  live: LiveImport,
  services: Services,
): Promise<DatasetContents> {
  const { files, importDataset } = services;
  live.controller.signal.throwIfAborted();
  const options = {
    signal: live.controller.signal,
    onProgress(step: string, done: number, total: number) {
      live.progress = { step, done, total };
      publishProgress(live, services);
    },
  };
  if (isShared(dataset)) return loadSample(dataset, options, services);
  const contents = await importDataset(
    { path: files.path(dataset.originalKey), name: dataset.name, early },
    { parquet: files.path(dataset.parquetKey), scratch: files.path(`datasets/${dataset.id}/scratch`) },
    options,
  );
  live.controller.signal.throwIfAborted();
  const { rowCount, columns, profile, receipt } = contents;
  return { rowCount, columns, profile, receipt };
}

/** All or nothing: a dataset that is there, and the events that say so. */
async function storeContents(
  dataset: StoredDataset,
  contents: DatasetContents,
  services: Services,
): Promise<void> {
  const arrivals = await services.stores.transaction(async (stores) => {
    await stores.datasets.update(dataset.id, { status: 'ready', contents });
    const sessionIds = await stores.datasets.listSessions(dataset.id);
    return Promise.all(
      sessionIds.map((sessionId) => storeArrival(dataset, sessionId, { ...services, stores })),
    );
  });
  for (const arrival of arrivals) publishArrival(arrival, services);
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
  { sessions, datasetId, progress }: Omit<LiveImport, 'over'>,
  { bus }: Services,
  error?: TurnError,
): void {
  for (const sessionId of sessions) {
    bus.publish(sessionId, { type: 'progress', data: { datasetId, ...progress, ...(error && { error }) } });
  }
}
