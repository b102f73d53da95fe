import { PlotlineError } from '#lib/base/index.ts';
import type { DatasetSummary } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import type { StoredDataset } from '../ports/datasets-store.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import { addSample } from '../samples/add-sample.ts';
import type { Services } from '../services.ts';
import { requireSession } from '../sessions/require-session.ts';
import { publishArrival, storeArrival } from './arrival.ts';
import { requireDataset } from './require-dataset.ts';
import { summariseDataset } from './summarise-dataset.ts';
import { tableName } from './table-name.ts';

export type AttachInput = { sessionId: string } & ({ sample: string } | { datasetId: string });

/**
 * Attaches one of the actor's datasets, or a bundled sample. What is attached already stays as it is.
 * Fails with `session_not_found`, `dataset_not_found`, `sample_not_found`, `storage_full`, `disk_full`.
 */
export async function attachDataset(
  actor: Actor,
  input: AttachInput,
  services: Services,
): Promise<DatasetSummary> {
  const session = await requireSession(actor, input.sessionId, services);
  const dataset =
    'sample' in input
      ? await addSample(actor, { session, sample: input.sample }, services)
      : await attachOwn(actor, { session, datasetId: input.datasetId }, services);
  const attached = await services.stores.datasets.listBySession(session.id);
  const own = attached.find((one) => one.dataset.id === dataset.id);
  if (!own) throw new PlotlineError('dataset_not_found', 'The dataset was deleted in the meantime.');
  return summariseDataset(own);
}

async function attachOwn(
  actor: Actor,
  { session, datasetId }: { session: StoredSession; datasetId: string },
  services: Services,
): Promise<StoredDataset> {
  const dataset = await requireDataset(actor, datasetId, services);
  const attached = await services.stores.datasets.listBySession(session.id);
  if (attached.some((one) => one.dataset.id === dataset.id)) return dataset;
  // As one: an import that ends meanwhile tells the session, or the dataset is found ready here.
  const arrival = await services.stores.transaction(async (inside) => {
    await requireSession(actor, session.id, { stores: inside });
    await inside.datasets.attach(session.id, dataset.id, tableName(dataset.name));
    await inside.sessions.update(session.id, { used: true, updatedAt: services.clock.now() });
    services.imports.find(dataset.id)?.sessions.add(session.id);
    const isReady = (await inside.datasets.find(dataset.id))?.status === 'ready';
    return isReady ? storeArrival(dataset, session.id, { ...services, stores: inside }) : null;
  });
  publishArrival(arrival, services);
  return dataset;
}
